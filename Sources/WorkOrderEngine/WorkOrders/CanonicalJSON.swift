import Configuration
import ServiceClock

/// Writes the JSON of the two contents that an import makes by the ten thousand; the bytes are
/// those of `canonicalJSON`, which a test compares.
struct CanonicalJSON {
  private var bytes: [UInt8] = [UInt8(ascii: "{")]

  init(capacity: Int) {
    bytes.reserveCapacity(capacity)
  }

  /// The finished object.
  var text: String { String(decoding: bytes, as: UTF8.self) + "}" }

  /// A text as a JSON string.
  static func quoted(_ text: String) -> String {
    var json = CanonicalJSON(capacity: text.utf8.count + 2)
    json.bytes.removeAll(keepingCapacity: true)
    json.string(text)
    return String(decoding: json.bytes, as: UTF8.self)
  }

  /// Begins the value of a key; keys must come in their order and need no escapes.
  private mutating func key(_ key: StaticString) {
    if bytes.count > 1 { bytes.append(UInt8(ascii: ",")) }
    bytes.append(UInt8(ascii: "\""))
    key.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(UInt8(ascii: ":"))
  }

  mutating func add(_ name: StaticString, _ value: String) {
    key(name)
    string(value)
  }

  mutating func add(_ name: StaticString, _ value: String?) {
    if let value { add(name, value) }
  }

  mutating func add(_ name: StaticString, _ value: Int64) {
    key(name)
    bytes.append(contentsOf: "\(value)".utf8)
  }

  mutating func add(_ name: StaticString, _ value: Int64?) {
    if let value { add(name, value) }
  }

  mutating func add(_ name: StaticString, _ value: Bool) {
    key(name)
    bytes.append(contentsOf: (value ? "true" : "false").utf8)
  }

  mutating func add(_ name: StaticString, _ values: [String]) {
    key(name)
    bytes.append(UInt8(ascii: "["))
    for (index, value) in values.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      string(value)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  /// A value that is JSON already.
  mutating func add(_ name: StaticString, json value: String) {
    key(name)
    bytes.append(contentsOf: value.utf8)
  }

  private mutating func string(_ value: String) {
    bytes.append(UInt8(ascii: "\""))
    var value = value
    value.withUTF8 { text in
      for byte in text {
        if byte >= 0x20, byte != 0x22, byte != 0x5C {
          bytes.append(byte)
        } else {
          escape(byte)
        }
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(UInt8(ascii: "\\"))
    switch byte {
    case 0x22, 0x5C: bytes.append(byte)
    case 0x08: bytes.append(UInt8(ascii: "b"))
    case 0x09: bytes.append(UInt8(ascii: "t"))
    case 0x0A: bytes.append(UInt8(ascii: "n"))
    case 0x0C: bytes.append(UInt8(ascii: "f"))
    case 0x0D: bytes.append(UInt8(ascii: "r"))
    default:
      let hex = String(byte, radix: 16)
      bytes.append(contentsOf: (hex.count == 1 ? "u000" : "u00").utf8)
      bytes.append(contentsOf: hex.utf8)
    }
  }
}

extension Report {
  /// The same bytes as `canonicalJSON(self)`; `nil` for the rare parts that are left to it.
  func quickJSON() -> String? {
    guard finding == nil else { return nil }
    var json = CanonicalJSON(capacity: text.utf8.count + 256)
    json.add("agreed", agreed?.seconds)
    json.add("appointment", appointment?.seconds)
    json.add("asset", asset)
    json.add("category", category)
    json.add("contact", contact)
    json.add("follows", follows)
    json.add("imported", imported)
    json.add("kind", kind)
    json.add("parent", parent)
    json.add("place", place)
    json.add("priority", priority.rawValue)
    json.add("reference", reference)
    json.add("reporter", reporter)
    json.add("standard", standard)
    json.add("text", text)
    json.add("trigger", trigger)
    return json.text
  }
}

extension OrderAnswer {
  /// The same bytes as `canonicalJSON(self)`.
  func quickJSON() -> String {
    var json = CanonicalJSON(capacity: 64)
    json.add("number", number)
    json.add("stage", stage.rawValue)
    return json.text
  }
}

extension Completion {
  /// The same bytes as `canonicalJSON(self)`.
  func quickJSON() -> String {
    var json = CanonicalJSON(capacity: cause.utf8.count + remedy.utf8.count + 64)
    json.add("cause", cause)
    json.add("minutes", minutes.map(Int64.init))
    json.add("parts", parts)
    json.add("remedy", remedy)
    return json.text
  }
}

extension LogDefect {
  /// The same bytes as `canonicalJSON(self)`, which is left the rare parts.
  public func contentJSON() throws -> String {
    guard finding == nil else { return try canonicalJSON(self) }
    var json = CanonicalJSON(capacity: text.utf8.count + 256)
    json.add("agreed", agreed?.seconds)
    json.add("appointment", appointment?.seconds)
    json.add("asset", asset)
    json.add("category", category)
    json.add("contact", contact)
    if let done { json.add("done", json: done.quickJSON()) }
    json.add("follows", follows)
    json.add("happened", happened?.seconds)
    json.add("major", major)
    json.add("parent", parent)
    json.add("place", place)
    json.add("priority", priority?.rawValue)
    json.add("reporter", reporter)
    json.add("text", text)
    return json.text
  }

  /// The same bytes as `canonicalJSON(answer)`.
  public static func answerJSON(_ answer: Answer) -> String {
    var json = CanonicalJSON(capacity: 80)
    json.add("id", answer.id)
    json.add("isSighting", answer.isSighting)
    json.add("major", answer.major)
    json.add("number", answer.number)
    return json.text
  }
}
