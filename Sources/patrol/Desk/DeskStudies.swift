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
  /// Those whose answers are wanted, by their numbers.
  private var wanted: Set<Int> = []
  private var running: [Int: SQLiteLedger] = [:]
  private var answers: [Study.Answer] = []

  /// - Parameter path: where the database is.
  init(path: String) {
    self.path = path
  }

  /// Puts a question.
  func begin(_ study: Study) {
    _ = locked { wanted.insert(study.number) }
    Thread.detachNewThread {
      let answer = self.answer(to: study)
      self.locked {
        self.running[study.number] = nil
        if self.wanted.remove(study.number) != nil { self.answers.append(answer) }
      }
      Waker().wake()
    }
  }

  private func answer(to study: Study) -> Study.Answer {
    do {
      let ledger = try SQLiteLedger(reading: path, schema: Engine.schema)
      try ledger.spareMemory()
      locked { running[study.number] = ledger }
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

  /// Ends all that run but these, by their numbers; their answers are not wanted any more.
  func stop(except kept: Set<Int> = []) {
    locked {
      answers.removeAll { !kept.contains($0.number) }
      wanted.formIntersection(kept)
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
