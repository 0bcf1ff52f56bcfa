/// Where the orders of a category go by themselves at the report (R3).
public struct RoutingRule: Codable, Hashable, Sendable {
  /// A category id; nil matches all.
  public var category: String?
  /// A campus id; nil matches all.
  public var campus: String?
  /// A shift code; nil matches all.
  public var shift: String?
  /// Who gets the order.
  public var to: RoutingDestination

  /// Makes a rule.
  public init(
    category: String? = nil, campus: String? = nil, shift: String? = nil, to: RoutingDestination
  ) {
    self.category = category
    self.campus = campus
    self.shift = shift
    self.to = to
  }
}

/// Who gets an order; in files and JSON a short text such as `crew:NH-ZH`, `duty` or `desk`.
public enum RoutingDestination: Hashable, Sendable {
  /// A crew by code.
  case crew(String)
  /// The worker on duty of a crew; without a code of the crew (or contractor) of the order's campus
  /// that takes its category.
  case duty(String?)
  /// A contractor by code.
  case contractor(String)
  /// Nobody yet: it waits in the front desk's list.
  case desk

  /// Reads `crew:CODE`, `duty`, `duty:CODE`, `contractor:CODE` or `desk`; nil for anything else.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    let code = parts.count == 2 ? String(parts[1]) : nil
    guard code != "" else { return nil }
    switch (parts[0], code) {
    case ("crew", let code?): self = .crew(code)
    case ("duty", let code): self = .duty(code)
    case ("contractor", let code?): self = .contractor(code)
    case ("desk", nil): self = .desk
    default: return nil
    }
  }

  /// The text that reads back to this destination.
  public var text: String {
    switch self {
    case .crew(let code): "crew:\(code)"
    case .duty(let code?): "duty:\(code)"
    case .duty(nil): "duty"
    case .contractor(let code): "contractor:\(code)"
    case .desk: "desk"
    }
  }
}

extension RoutingDestination: Codable {
  /// Reads the short text.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let value = RoutingDestination(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "\(text) is no routing destination")
    }
    self = value
  }

  /// Writes the short text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }
}
