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
