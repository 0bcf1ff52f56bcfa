import Foundation
import ServiceClock
import WorkOrderEngine

/// A value as JSON: exact shapes, with null where there is nothing.
indirect enum JSON: Encodable, ExpressibleByStringLiteral, ExpressibleByBooleanLiteral,
  ExpressibleByIntegerLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  case object([String: JSON])
  case array([JSON])
  case string(String)
  case integer(Int64)
  case number(Double)
  case bool(Bool)
  case null

  init(stringLiteral value: String) { self = .string(value) }
  init(booleanLiteral value: Bool) { self = .bool(value) }
  init(integerLiteral value: Int64) { self = .integer(value) }
  init(nilLiteral: ()) { self = .null }
  init(arrayLiteral elements: JSON...) { self = .array(elements) }
  init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(Dictionary(elements, uniquingKeysWith: { $1 }))
  }

  init(_ value: String?) { self = value.map(JSON.string) ?? .null }
  init(_ value: Int?) { self = value.map { .integer(Int64($0)) } ?? .null }
  init(_ value: Int64?) { self = value.map(JSON.integer) ?? .null }
  init(_ value: Bool) { self = .bool(value) }

  /// A rate or a share; what is not finite is none.
  init(_ value: Double?) {
    self = value.flatMap { $0.isFinite ? .number($0) : nil } ?? .null
  }

  /// A time with the zone's offset.
  init(_ instant: Instant?, _ zone: ZoneRules) {
    self = instant.map { .string(zone.iso8601($0)) } ?? .null
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .object(let members): try container.encode(members)
    case .array(let elements): try container.encode(elements)
    case .string(let text): try container.encode(text)
    case .integer(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .bool(let value): try container.encode(value)
    case .null: try container.encodeNil()
    }
  }

  /// The text on one line, keys sorted.
  var text: String { Self.text(of: self) }

  /// The JSON text of any value, keys sorted.
  static func text(of value: some Encodable, pretty: Bool = false) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    if pretty { encoder.outputFormatting.insert(.prettyPrinted) }
    // Only a number that is not finite cannot be encoded, and `init` lets none in.
    guard let data = try? encoder.encode(value) else { return "null" }
    return JSONEscapes.escaped(String(decoding: data, as: UTF8.self))
  }

  /// A list as every command prints it.
  static func list(_ items: [JSON], next: String?) -> JSON {
    ["items": .array(items), "next": JSON(next)]
  }
}
