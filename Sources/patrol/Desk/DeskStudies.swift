import CursesTerminal
import Foundation
import Ledger
import PatrolDesk
import WorkOrderEngine

/// The desk's long questions: each on a thread of its own, on a connection of its own, so that neither
/// keys nor the short questions ever wait for one.
///
/// Unchecked: every property that changes is read and written only while `lock` is held.
final class DeskStudies: @unchecked Sendable {
  private let path: String
  private let lock = NSLock()
  /// Those whose answers are wanted.
  private var wanted: Set<UUID> = []
  private var running: [UUID: SQLiteLedger] = [:]
  private var answers: [Study.Answer] = []

  /// - Parameter path: where the database is.
  init(path: String) {
    self.path = path
  }

  /// Puts a question.
  func begin(_ study: Study) {
    let id = UUID()
    _ = locked { wanted.insert(id) }
    Thread.detachNewThread {
      let answer = self.answer(to: study, as: id)
      self.locked {
        self.running[id] = nil
        if self.wanted.remove(id) != nil { self.answers.append(answer) }
      }
      Waker().wake()
    }
  }

  private func answer(to study: Study, as id: UUID) -> Study.Answer {
    do {
      let ledger = try SQLiteLedger(reading: path, schema: Engine.schema)
      try ledger.spareMemory()
      locked { running[id] = ledger }
      let answer = study.answer(from: Engine(ledger: ledger))
      try ledger.close()
      return answer
    } catch {
      return study.failing(error)
    }
  }

  /// The answers that have come since.
  func takeAnswers() -> [Study.Answer] {
    locked {
      defer { answers = [] }
      return answers
    }
  }

  /// Ends all that run; their answers are not wanted any more.
  func stop() {
    locked {
      answers = []
      wanted = []
    }
    interrupt()
  }

  /// Interrupts what is not wanted, again and again: a question of several statements goes on with the
  /// next one.
  func interrupt() {
    let ledgers = locked { running.filter { !wanted.contains($0.key) }.values }
    for ledger in ledgers { ledger.interrupt() }
  }

  private func locked<T>(_ body: () -> T) -> T {
    lock.lock()
    defer { lock.unlock() }
    return body()
  }
}
