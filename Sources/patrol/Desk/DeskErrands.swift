import CursesTerminal
import Documents
import Foundation
import Ledger
import Localization
import PatrolDesk
import Synchronization
import WorkOrderEngine

/// The desk's long deed, one at a time: on a thread and a connection of its own, so that keys never wait
/// for it.
///
/// Unchecked: every property that changes is read and written only while `lock` is held.
final class DeskErrands: @unchecked Sendable {
  private let office: SQLiteLedger
  private let invocation: Invocation
  private var strings: Strings { invocation.strings }
  private let lock = NSCondition()
  private var isRunning = false
  private var isStopped = false
  /// Whose transaction is undone when it is stopped; `nil` where it is asked whether to go on.
  private var interruptible: SQLiteLedger?
  private var progress: Errand.News?
  private var end: Errand.News?
  private var woken = ContinuousClock.now

  /// - Parameter office: the desk's own ledger.
  init(office: SQLiteLedger, invocation: Invocation) {
    (self.office, self.invocation) = (office, invocation)
  }

  /// Begins it.
  func begin(_ errand: Errand) {
    locked { (isRunning, isStopped) = (true, false) }
    Thread.detachNewThread {
      let end = self.doing(errand)
      self.locked {
        (self.isRunning, self.interruptible) = (false, nil)
        self.end = .ended(errand.id, end)
        self.lock.broadcast()
      }
      Waker().wake()
    }
  }

  /// What was heard of it since: how far it is, and its end.
  func takeNews() -> [Errand.News] {
    locked {
      defer { (progress, end) = (nil, nil) }
      return [progress, end].compactMap { $0 }
    }
  }

  /// Asks it to end.
  func stop() {
    locked { isStopped = true }
    interrupt()
  }

  /// Interrupts what was stopped, again and again: it may be between two statements.
  func interrupt() {
    locked { isStopped ? interruptible : nil }?.interrupt()
  }

  /// Asks it to end and waits for that: what it leaves undone is cleared away then. Some seconds are
  /// enough unless the disk is stuck; then nothing half done counts all the same.
  func finish() -> [Errand.News] {
    stop()
    for _ in 0..<100 where locked({ isRunning }) {
      _ = locked { isRunning ? lock.wait(until: Date(timeIntervalSinceNow: 0.1)) : true }
      interrupt()
    }
    // A printing that did not end by now is ended: the program that prints would outlive this one.
    if locked({ isRunning }) { OutsideProgram.leave() }
    for _ in 0..<10 where locked({ isRunning }) {
      _ = locked { isRunning ? lock.wait(until: Date(timeIntervalSinceNow: 0.1)) : true }
    }
    return takeNews()
  }

  // MARK: - On its own thread

  private func doing(_ errand: Errand) -> Errand.End {
    do {
      switch errand.deed {
      case .backup(let path): return try backUp(to: path, errand)
      case .bringIn(let wish): return try bringIn(wish, errand)
      case .makePDF(let document, let path):
        let file = PaperFile(path: path, invocation)
        try file.writePDF(document)
        return .written(path: file.path)
      case .print(let document, let printer): return try print(document, on: printer)
      case .printSlip(let order, let printer):
        return try print(try slip(of: order, errand), on: printer)
      }
    } catch LedgerError.interrupted {
      return .stopped(nil)
    } catch let error as Objection {
      return .failed(Verdict(error.cause, strings: strings).text, about: error.field)
    } catch {
      return .failed(Verdict(error, strings: strings).text, about: nil)
    }
  }

  private func print(_ document: Document, on printer: String) throws -> Errand.End {
    let job = try Printing(printer: printer, title: document.safeTitle)
      .send(document, as: .best(columns: 80), invocation)
    return .printed(job: job)
  }

  private func slip(of order: String, _ errand: Errand) throws -> Document {
    let ledger = try SQLiteLedger(reading: office.path, schema: Engine.schema)
    defer { try? ledger.close() }
    try office.requireSame()
    let slip = try Engine(ledger: ledger).ask(now: errand.begun) { snapshot in
      try SlipPaper(
        of: order, in: snapshot, for: errand.actor, language: invocation.language,
        asOf: errand.begun)
    }
    return try slip.document(strings)
  }

  private func backUp(to typed: String, _ errand: Errand) throws -> Errand.End {
    if let refusal = Failure.ownersWork(office.path) { throw refusal }
    try Files.admit(named: typed)
    let path = Files.fromHome(typed)
    let ledger = try SQLiteLedger(reading: office.path, schema: Engine.schema)
    defer { try? ledger.close() }
    try office.requireSame()
    try objecting(.file) {
      try ledger.backup(to: path) { pages in
        report(errand, done: Int64(pages.done), total: Int64(pages.total))
      }
    }
    return .copied(path: path, bytes: Files.size(of: path))
  }

  /// Commits a thousand rows at once, so that others, and this very desk, soon get their turn.
  private func bringIn(_ wish: ImportWish, _ errand: Errand) throws -> Errand.End {
    try Files.admit(named: wish.file)
    let map = try objecting(.map) {
      let path = Files.fromHome(wish.map)
      return try ImportMap(
        givenAs: path, text: try Files.written(path), subject: wish.subject)
    }
    let source = try objecting(.file) {
      let source = try ImportSource(path: Files.fromHome(wish.file))
      // Of a pipe nobody knows when it ends, and nobody could stop the wait for it.
      guard source.size != nil else {
        throw Failure(.malformed, "error.notOrdinaryFile", ["path": wish.file])
      }
      return source
    }
    let ledger = try SQLiteLedger(open: office.path, schema: Engine.schema)
    defer { try? ledger.close() }
    // Of another database that has come in its place this desk knows nothing, not even who sits here.
    try office.requireSame()
    // An import of orders is asked between its batches; all others are one transaction.
    if wish.subject != .orders { locked { interruptible = ledger } }
    let read = ReadBytes()
    do {
      let summary = try Engine(ledger: ledger).importRows(
        of: wish.subject, from: source.watched { read.set($0) }, map: map,
        options: ImportOptions(
          strict: wish.strict, update: wish.update, dryRun: wish.dryRun, batch: 1_000),
        id: errand.id, by: errand.actor, now: errand.begun
      ) { report(errand, done: read.value, total: source.size, rows: $0) }
      return summary.isCancelled ? .stopped(summary) : .broughtIn(summary)
    } catch let error as EngineError where [.malformed, .unknown].contains(error.kind) {
      // Its bytes, its header, or what it names; rights and the database are no fault of the file.
      throw Objection(cause: error, field: .file)
    }
  }

  /// Tells how far it is, a few times a second, and answers whether to go on.
  private func report(
    _ errand: Errand, done: Int64, total: Int64?, rows: Int? = nil
  ) -> Bool {
    let now = ContinuousClock.now
    let (isStopped, wakes) = locked {
      let isFirst = progress == nil
      progress = .moved(errand.id, Errand.Progress(done: done, total: total, rows: rows))
      guard isFirst, now - woken > .milliseconds(200) else { return (self.isStopped, false) }
      woken = now
      return (self.isStopped, true)
    }
    if wakes { Waker().wake() }
    return !isStopped
  }

  private func locked<T>(_ body: () -> T) -> T {
    lock.lock()
    defer { lock.unlock() }
    return body()
  }
}

/// What was wrong with something that was typed.
private struct Objection: Error {
  var cause: any Error
  var field: Errand.Field
}

/// Says of what fails which field it is about; that somebody stopped it is about none.
private func objecting<T>(_ field: Errand.Field, _ body: () throws -> T) throws -> T {
  do {
    return try body()
  } catch LedgerError.interrupted {
    throw LedgerError.interrupted
  } catch {
    throw Objection(cause: error, field: field)
  }
}

/// How many bytes of a file were read.
private final class ReadBytes: Sendable {
  private let bytes = Mutex<Int64>(0)

  var value: Int64 { bytes.withLock { $0 } }
  func set(_ count: Int64) { bytes.withLock { $0 = count } }
}
