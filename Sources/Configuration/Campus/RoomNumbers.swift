/// The short way to write many rooms: `201-218,220` or `A101-A110`.
public enum RoomNumbers {
  /// No building has more rooms than this below one place.
  static let most = 2_000

  /// The numbers in order; nil with the part that cannot be read.
  public static func expand(_ text: String) -> (numbers: [String], wrong: String?) {
    var numbers: [String] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let part = String(part.filter { $0 != " " })
      guard let more = expandPart(part), numbers.count + more.count <= most else {
        return (numbers, part)
      }
      numbers += more
    }
    return (numbers, nil)
  }

  private static func expandPart(_ part: String) -> [String]? {
    let ends = part.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard ends.allSatisfy(CampusCodes.isSegment) else { return nil }
    if ends.count == 1 { return ends }
    guard ends.count == 2, let first = split(ends[0]), let last = split(ends[1]),
      first.letters == last.letters || last.letters.isEmpty,
      let from = Int(first.digits), let to = Int(last.digits), from <= to, to - from < most
    else { return nil }
    // Leading zeros belong to the number on the door.
    return (from...to).map { number in
      let digits = String(number)
      let zeros = String(repeating: "0", count: max(0, first.digits.count - digits.count))
      return first.letters + zeros + digits
    }
  }

  /// A number and the letters before it.
  private static func split(_ text: String) -> (letters: String, digits: String)? {
    let digits = String(text.reversed().prefix { $0.isASCII && $0.isNumber }.reversed())
    guard !digits.isEmpty, digits.count <= 9 else { return nil }
    return (String(text.dropLast(digits.count)), digits)
  }
}
