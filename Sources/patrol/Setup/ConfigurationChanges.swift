import Configuration
import Foundation
import Localization

/// What differs between two configurations, value by value.
struct ConfigurationChanges {
  struct Change {
    var path: String
    var before: String?
    var after: String?
  }

  let changes: [Change]

  /// - Throws: what cannot be encoded: it must not pass for unchanged.
  init(from old: EffectiveConfiguration, to new: EffectiveConfiguration) throws {
    let before = try FlatValues(old).values
    let after = try FlatValues(new).values
    changes = Set(before.keys).union(after.keys).sorted().compactMap { path in
      before[path] == after[path]
        ? nil : Change(path: path, before: before[path], after: after[path])
    }
  }

  var isEmpty: Bool { changes.isEmpty }

  var json: JSON {
    .array(
      changes.map { change in
        ["key": .string(change.path), "before": JSON(change.before), "after": JSON(change.after)]
      })
  }

  func write(to invocation: Invocation) {
    var table = Table(columns: [
      .init(title: ""), .init(title: "", isFlexible: true), .init(title: "", isFlexible: true),
    ])
    table.rows = changes.map { change in
      [
        TableCell(change.path), TableCell(change.before ?? "–", .bad),
        TableCell(change.after ?? "–", .good),
      ]
    }
    table.write(to: invocation)
  }
}

/// A value taken apart into its leaves, each with the path to it. Lists of things with an id or a
/// name go by that, so that an added rule does not change all behind it.
private struct FlatValues {
  private(set) var values: [String: String] = [:]

  init(_ value: some Encodable) throws {
    let data = try JSONEncoder().encode(value)
    flatten(try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed), at: "")
  }

  private mutating func flatten(_ value: Any, at path: String) {
    switch value {
    case let members as [String: Any]:
      for (key, member) in members { flatten(member, at: path.isEmpty ? key : "\(path).\(key)") }
    case let elements as [Any] where elements.contains { $0 is [String: Any] }:
      for (index, element) in elements.enumerated() {
        flatten(element, at: "\(path)[\(name(of: element) ?? "\(index + 1)")]")
      }
    case let elements as [Any]:
      values[path] = elements.map { "\($0)" }.joined(separator: " ")
    default: values[path] = "\(value)"
    }
  }

  private func name(of element: Any) -> String? {
    guard let members = element as? [String: Any] else { return nil }
    return (members["id"] ?? members["date"]) as? String
  }
}
