import ServiceClock

/// Mistakes of files, of TOML, and of single keys and values.
extension Mistake {
  static let unreadable = Mistake("unreadable")
  static let noFolder = Mistake("noFolder")
  static let notText = Mistake("notText")
  static let zeroByte = Mistake("zeroByte")
  /// What the TOML library says, in its own words.
  static func notTOML(_ text: String) -> Mistake { Mistake("notTOML", ["text": text]) }
  static func keyTwice(_ text: String) -> Mistake { Mistake("keyTwice", ["text": text]) }
  static func noSuchFile(_ name: String, known: [String]) -> Mistake {
    Mistake("noSuchFile", meant: name, among: known)
  }
  /// A file among the templates that no paper asks for.
  public static func unknownTemplate(known: [String]) -> Mistake {
    Mistake("unknownTemplate", ["known": known.joined(separator: " ")])
  }

  static let missingValue = Mistake("missingValue")
  static let missingEquals = Mistake("missingEquals")
  static let openText = Mistake("openText")
  static let openTable = Mistake("openTable")
  static let tooDeep = Mistake("tooDeep")
  static let noKeyAtEnd = Mistake("noKeyAtEnd")
  static func openHeader(_ bracket: String) -> Mistake {
    Mistake("openHeader", ["bracket": bracket])
  }
  static func openList(line: Int) -> Mistake { Mistake("openList", ["line": "\(line)"]) }
  static func noKey(_ text: String) -> Mistake { Mistake("noKey", ["text": text]) }
  static func noValue(_ text: String) -> Mistake { Mistake("noValue", ["text": text]) }
  static func textBehind(_ text: String) -> Mistake { Mistake("textBehind", ["text": text]) }

  static func missing(_ key: String, _ shape: Shape) -> Mistake {
    switch shape {
    case .table: Mistake("missingTable", ["key": key])
    case .tables: Mistake("missingTables", ["key": key])
    default: Mistake("missing", ["key": key, "expected": shape.rawValue])
    }
  }
  static func wrongShape(_ found: Shape, expected: Shape) -> Mistake {
    Mistake("wrongShape", ["found": found.rawValue, "expected": expected.rawValue])
  }
  static func unknownKey(_ name: String, known: [String]) -> Mistake {
    Mistake("unknownKey", meant: name, among: known)
  }
  static func unknown(_ noun: Noun, _ name: String, known: [String]) -> Mistake {
    Mistake("unknown", ["noun": noun.rawValue, "name": name], meant: name, among: known)
  }
  static func twice(_ text: String) -> Mistake { Mistake("twice", ["text": text]) }
  static let empty = Mistake("empty")
  static let emptyCommand = Mistake("emptyCommand")
  static let notFinite = Mistake("notFinite")
  static func outOfRange(_ number: Int, _ limits: ClosedRange<Int>) -> Mistake {
    Mistake(
      "outOfRange",
      ["text": "\(number)", "least": "\(limits.lowerBound)", "most": "\(limits.upperBound)"])
  }
  static func notDate(_ text: String) -> Mistake { Mistake("notDate", ["text": text]) }
  static func notTime(_ text: String) -> Mistake { Mistake("notTime", ["text": text]) }
  static func notLength(_ text: String) -> Mistake { Mistake("notLength", ["text": text]) }
  static func notTimeFormat(_ text: String) -> Mistake { Mistake("notTimeFormat", ["text": text]) }
  static func columnTaken(_ column: String, by field: String) -> Mistake {
    Mistake("columnTaken", ["column": column, "field": field])
  }
  static func notLook(_ text: String, most: Int) -> Mistake {
    Mistake("notLook", ["text": text, "most": "\(most)"])
  }
  static func notEmphasis(_ text: String) -> Mistake { Mistake("notEmphasis", ["text": text]) }
  static func notCampus(_ text: String) -> Mistake { Mistake("notCampus", ["text": text]) }

  /// A mistake that the clock found.
  static func clock(_ error: ClockError) -> Mistake {
    Mistake(
      messageKey: error.messageKey, adviceKey: error.adviceKey, arguments: error.arguments)
  }
}
