/// Why a program of the system left nothing that could be used.
enum OutsideTrouble: Error {
  /// It took longer than it may.
  case slow
  /// A signal ended it.
  case signal(Int32)
  case notStarted(code: Int32)
  /// It printed more than so many bytes.
  case tooMuch(limit: Int)
  /// There is no place for what it reads and prints.
  case noRoom(folder: String, code: Int32)
  /// This program is ending.
  case stopped
}

extension OutsideProgram {
  /// Runs it, as ``run(input:)`` does.
  ///
  /// - Throws: ``Failure`` that says what happened to it and what to do.
  func runToEnd(input: [UInt8]) throws -> Outcome {
    do throws(OutsideTrouble) {
      return try run(input: input)
    } catch {
      throw failure(error)
    }
  }

  /// What happened to it and what to do.
  func failure(_ trouble: OutsideTrouble) -> Failure {
    switch trouble {
    case .slow:
      Failure(
        .inputOutput, "error.outsideSlow", ["program": path, "seconds": "\(patience)"])
    case .signal(let number):
      Failure(.inputOutput, "error.outsideSignal", ["program": path, "signal": "\(number)"])
    case .notStarted(let code):
      Failure(.unavailable, "error.outsideStart", ["program": path], code: code)
    case .tooMuch(let limit):
      Failure(
        .inputOutput, "error.outsideMuch", ["program": path, "limit": "\(limit / 1_000)"])
    case .noRoom(let folder, let code):
      Failure(.inputOutput, "error.outsideRoom", ["folder": folder], code: code)
    case .stopped:
      Failure(.unavailable, "error.outsideStopped", ["program": path])
    }
  }
}
