/// What somebody asks a night of campaigns for, in words on its command line.
public struct NightWords: Equatable, Sendable {
  /// The most calls of a day that go wrong, each way.
  public private(set) var points = 2_000
  /// Writers that are ended.
  public private(set) var kills = 1_000
  /// What chance begins with.
  public private(set) var seed: UInt64 = 1
  /// Only days that go wrong in this way; `nil`: everything.
  public private(set) var fault: Fault?
  /// Somebody only asks what can be asked for.
  public private(set) var asksForHelp = false

  /// A night takes hours: what it does not know, it does not begin with.
  public struct Refusal: Error, Equatable, CustomStringConvertible {
    /// What is wrong, as a person reads it.
    public let description: String
  }

  /// What can be asked for.
  public static let usage = """
    usage: FaultNight [--points N] [--kills N] [--seed N] [--fault KIND]

      --points N    the first N calls of a day that write or sync go wrong, each way (2000; 0: no days)
      --kills N     writers that are ended by kill -9 (1000; 0: none)
      --seed N      what chance begins with (1)
      --fault KIND  only days that go wrong in this way: \(kinds)
      --help        these words

    Files stand under TMPDIR, and stay there when something is found (exit 1).
    """

  private static let kinds = Fault.allCases.map(\.rawValue).joined(separator: ", ")

  /// Reads the words after the name of the program.
  public init(_ words: some Sequence<String>) throws(Refusal) {
    var words = words.makeIterator()
    while let word = words.next() {
      if word == "--help" || word == "-h" {
        asksForHelp = true
        return
      }
      guard ["--points", "--kills", "--seed", "--fault"].contains(word) else {
        throw Refusal(description: "\(word) is not known")
      }
      guard let value = words.next() else {
        throw Refusal(description: "\(word) needs a value")
      }
      switch word {
      case "--points": points = try Self.count(value, of: word)
      case "--kills": kills = try Self.count(value, of: word)
      case "--seed": seed = UInt64(try Self.count(value, of: word))
      default:
        guard let known = Fault(rawValue: value) else {
          throw Refusal(description: "\(word) is one of \(Self.kinds), not \(value)")
        }
        fault = known
      }
    }
  }

  private static func count(_ value: String, of word: String) throws(Refusal) -> Int {
    guard let count = Int(value), count >= 0 else {
      throw Refusal(description: "\(word) is a number from 0, not \(value)")
    }
    return count
  }
}
