import Foundation
import Glibc
import Synchronization

/// Ctrl-C, SIGTERM and SIGHUP, put off while something has to be cleared away before the end.
enum StopSignal {
  private static let number = Atomic<Int32>(0)
  private static let waiting = Mutex<[Int32]>([])

  /// Lets them come: whoever starts this program from a thread that blocks them would have one that nobody
  /// can stop. What is ignored stays so.
  static func unblock() {
    var signals = sigset_t()
    sigemptyset(&signals)
    for one in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&signals, one) }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
  }

  /// Whether one has come since they were put off.
  static var hasCome: Bool { number.load(ordering: .relaxed) != 0 }

  /// Puts them off for a while, unless they are put off already or this is a thread beside the first one:
  /// those belong to a desk, which catches them in its own way and ends what its threads do.
  ///
  /// - Returns: whether they are to be let through again.
  static func putOffHere() -> Bool {
    guard Thread.isMainThread, waiting.withLock(\.isEmpty) else { return false }
    putOff()
    return true
  }

  /// From now on they are noted and end nothing; what is ignored stays so, as under `nohup`, and what
  /// somebody else catches stays theirs.
  static func putOff(_ signals: [Int32] = [SIGINT, SIGTERM, SIGHUP]) {
    waiting.withLock { waiting in
      for one in signals where !waiting.contains(one) {
        let before = signal(one) { StopSignal.number.store($0, ordering: .relaxed) }
        if unsafeBitCast(before, to: Int.self) != unsafeBitCast(SIG_DFL, to: Int.self) {
          signal(one, before)
        } else {
          waiting.append(one)
        }
      }
    }
  }

  /// The program ends by the one that has come, if one has; else they end it at once again.
  static func letThrough() {
    waiting.withLock { waiting in
      for one in waiting { signal(one, SIG_DFL) }
      waiting = []
    }
    let came = number.exchange(0, ordering: .relaxed)
    if came != 0 { raise(came) }
  }
}
