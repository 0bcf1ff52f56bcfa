/// Who has a work order in hand; each minute of an order belongs to exactly one holder.
public enum Holder: Hashable, Sendable, Codable {
  /// The dispatcher's desk: nobody has been sent yet.
  case desk
  case person(Int64)
  case crew(Int64)
  case contractor(Int64)
  /// The person who reported: access is missing, or the repair waits to be verified.
  case reporter
  /// Parts are on their way.
  case parts
  /// Weather.
  case weather
  /// Somebody above has to decide.
  case supervisor

  /// The stored form, such as `person:12` or `desk`.
  public var text: String {
    switch self {
    case .desk: "desk"
    case .person(let id): "person:\(id)"
    case .crew(let id): "crew:\(id)"
    case .contractor(let id): "contractor:\(id)"
    case .reporter: "reporter"
    case .parts: "parts"
    case .weather: "weather"
    case .supervisor: "supervisor"
    }
  }

  /// Reads the stored form; `nil` when it is not one.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1)
    let number = parts.count == 2 ? Int64(parts[1]) : nil
    switch (parts.first ?? "", number) {
    case ("desk", nil): self = .desk
    case ("reporter", nil): self = .reporter
    case ("parts", nil): self = .parts
    case ("weather", nil): self = .weather
    case ("supervisor", nil): self = .supervisor
    case ("person", let id?): self = .person(id)
    case ("crew", let id?): self = .crew(id)
    case ("contractor", let id?): self = .contractor(id)
    default: return nil
    }
  }

  /// Reads the stored form from JSON.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let holder = Holder(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "'\(text)' is not a holder")
    }
    self = holder
  }

  /// Writes the stored form as JSON.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}

/// The holders that have codes: a name such as `crew:DT` says which one is meant, where a staff number is the code of
/// a crew too.
public enum HolderKind: String, CaseIterable, Sendable {
  case person, crew, contractor

  /// The kind that stands before a code, where one does, and the code.
  public static func parts(of text: String) -> (kind: HolderKind?, code: String) {
    for kind in allCases where text.hasPrefix("\(kind.rawValue):") {
      return (kind, String(text.dropFirst(kind.rawValue.count + 1)))
    }
    return (nil, text)
  }

  /// The code, behind its kind where another holder has it already.
  func key(_ code: String, taken: inout Set<String>) -> String {
    taken.insert(code).inserted ? code : "\(rawValue):\(code)"
  }
}
