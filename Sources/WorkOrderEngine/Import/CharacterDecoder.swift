import Configuration
import Glibc

/// Turns a file's bytes into UTF-8 as they come.
///
/// Bytes that are no characters become the byte FF, which no UTF-8 text contains: the row in which
/// it stands is found to be no text, and the rows around it are not touched.
final class CharacterDecoder {
  private let descriptor: iconv_t?
  private var pending: [UInt8] = []

  /// A decoder of an encoding; UTF-8 passes as it is.
  ///
  /// - Throws: ``EngineError/malformed(field:value:)`` when the system lacks the encoding.
  init(_ encoding: ImportMap.Encoding) throws {
    guard encoding != .utf8 else {
      descriptor = nil
      return
    }
    let opened: iconv_t? = iconv_open("UTF-8", "GB18030")
    guard let opened, opened != iconv_t(bitPattern: -1) else {
      throw EngineError.malformed(field: "encoding", value: encoding.rawValue)
    }
    descriptor = opened
  }

  deinit {
    if let descriptor { iconv_close(descriptor) }
  }

  /// The characters that the next bytes complete.
  func decode(_ piece: [UInt8]) -> [UInt8] {
    guard let descriptor else { return piece }
    pending += piece
    return convert(descriptor, atEnd: false)
  }

  /// What is left at the end of the file: half a character, if anything.
  func finish() -> [UInt8] {
    guard let descriptor else { return [] }
    return convert(descriptor, atEnd: true)
  }

  private func convert(_ descriptor: iconv_t, atEnd: Bool) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(pending.count * 2)
    var used = 0
    while used < pending.count {
      let (taken, failure) = step(descriptor, from: used, into: &output)
      used += taken
      if failure == EILSEQ || (failure == EINVAL && atEnd) {
        output.append(0xFF)
        used += 1
        iconv(descriptor, nil, nil, nil, nil)
      } else if failure == EINVAL {
        break
      }
    }
    pending.removeFirst(min(used, pending.count))
    return output
  }

  /// The most bytes of one step: whoever has to begin anew behind each byte that is no character must
  /// not make room for all the rest each time.
  private static let stepLimit = 4_096

  /// Converts one step; answers the bytes used and why it stopped.
  private func step(
    _ descriptor: iconv_t, from start: Int, into output: inout [UInt8]
  ) -> (Int, Int32) {
    var failure: Int32 = 0
    var taken = 0
    pending.withUnsafeMutableBytes { source in
      guard let base = source.baseAddress else { return }
      var input: UnsafeMutablePointer<CChar>? = (base + start).assumingMemoryBound(
        to: CChar.self)
      let given = min(source.count - start, Self.stepLimit)
      var inputLeft = given
      // Two bytes become at most three, four become four: twice the length always fits.
      let room = inputLeft * 2 + 16
      output += [UInt8](unsafeUninitializedCapacity: room) { target, count in
        target.withMemoryRebound(to: CChar.self) { target in
          var out = target.baseAddress
          var outLeft = room
          if iconv(descriptor, &input, &inputLeft, &out, &outLeft) == -1 {
            failure = errno
          }
          count = room - outLeft
        }
      }
      taken = given - inputLeft
      // Half a character where the step ends and the bytes do not: the next step has all of it.
      if failure == EINVAL, start + given < source.count { failure = 0 }
    }
    return (taken, failure)
  }
}
