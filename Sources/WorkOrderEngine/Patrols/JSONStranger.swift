public import Foundation

/// Members of JSON that nobody reads: what was typed under a wrong name must not be lost in silence.
public enum JSONStranger {
  /// Where the first of them stands, such as `answers[2].answr`; `nil` when all are read. A null is
  /// nothing typed.
  ///
  /// - Parameter value: what was read of the text.
  /// - Throws: when the text is no JSON.
  public static func path(in text: Data, readAs value: some Encodable) throws -> [Step]? {
    let given = try JSONSerialization.jsonObject(with: text)
    let read = try JSONSerialization.jsonObject(with: try JSONEncoder().encode(value))
    return path(in: given, readAs: read)
  }

  /// A step from a value into one that it holds.
  public enum Step: Hashable, Sendable {
    /// Into the member of an object.
    case member(String)
    /// Into an element of a list, from 0.
    case index(Int)
  }

  private static func path(in given: Any, readAs read: Any?) -> [Step]? {
    if let given = given as? [String: Any] {
      let read = read as? [String: Any] ?? [:]
      for (name, value) in given.sorted(by: { $0.key < $1.key }) where !(value is NSNull) {
        guard let known = read[name] else { return [.member(name)] }
        if let rest = path(in: value, readAs: known) { return [.member(name)] + rest }
      }
    } else if let given = given as? [Any] {
      let read = read as? [Any] ?? []
      for (index, value) in given.enumerated() where index < read.count {
        if let rest = path(in: value, readAs: read[index]) { return [.index(index)] + rest }
      }
    }
    return nil
  }
}

extension JSONStranger {
  /// Where a member stands whose object has had one of its name before: of two only one is read, and the
  /// other would be lost in silence. `nil` when there is none.
  ///
  /// - Parameter text: what was found to be JSON.
  public static func repeated(in text: Data) -> [Step]? {
    var walk = RepeatedMembers(bytes: Array(text))
    return walk.first()
  }
}

/// Walks JSON and remembers the names in each object that is open.
private struct RepeatedMembers {
  /// An object or a list that is open.
  private struct Level {
    var names: Set<String>?
    var step = JSONStranger.Step.index(0)
  }

  let bytes: [UInt8]
  private var index = 0
  private var levels: [Level] = []
  /// The next text is the name of a member.
  private var isName = false

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func first() -> [JSONStranger.Step]? {
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "{"): open(Level(names: []))
      case UInt8(ascii: "["): open(Level(names: nil))
      case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = levels.popLast()
      case UInt8(ascii: ","): next()
      case UInt8(ascii: "\""):
        let text = skipText()
        if isName, !enter(text) { return levels.map(\.step) }
      default: break
      }
      index += 1
    }
    return nil
  }

  private mutating func open(_ level: Level) {
    levels.append(level)
    isName = level.names != nil
  }

  private mutating func next() {
    guard let last = levels.indices.last else { return }
    isName = levels[last].names != nil
    if case .index(let count) = levels[last].step, !isName { levels[last].step = .index(count + 1) }
  }

  /// False when the object has the name already.
  private mutating func enter(_ text: ArraySlice<UInt8>) -> Bool {
    isName = false
    guard let last = levels.indices.last,
      let name = try? JSONDecoder().decode(String.self, from: Data(text))
    else { return true }
    levels[last].step = .member(name)
    return levels[last].names?.insert(name).inserted ?? true
  }

  /// Steps to the quote that ends a text and answers the text with its quotes.
  private mutating func skipText() -> ArraySlice<UInt8> {
    let start = index
    index += 1
    while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return bytes[start..<min(index + 1, bytes.count)]
  }
}

extension [JSONStranger.Step] {
  /// As people find it: `answers[2].answr`.
  public var text: String {
    reduce(into: "") { text, step in
      switch step {
      case .member(let name): text += text.isEmpty ? name : ".\(name)"
      case .index(let index): text += "[\(index)]"
      }
    }
  }
}
