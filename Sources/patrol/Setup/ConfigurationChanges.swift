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
    let (before, after) = (try FlatValues(old), try FlatValues(new))
    let values = Set(before.values.keys).union(after.values.keys).compactMap { path in
      before.values[path] == after.values[path]
        ? nil : Change(path: path, before: before.values[path], after: after.values[path])
    }
    let lists = Set(before.lists.keys).union(after.lists.keys).flatMap { path in
      Self.changes(
        of: path, from: before.lists[path, default: []], to: after.lists[path, default: []])
    }
    changes = (values + lists).sorted {
      ($0.path, $0.before ?? "", $0.after ?? "") < ($1.path, $1.before ?? "", $1.after ?? "")
    }
  }

  /// What a list of things without names lost, and what it gained. One that moved is lost and gained:
  /// the order counts where two fit alike.
  private static func changes(of path: String, from old: [String], to new: [String]) -> [Change] {
    new.difference(from: old).map { step in
      switch step {
      case .insert(_, let element, _): Change(path: path, before: nil, after: element)
      case .remove(_, let element, _): Change(path: path, before: element, after: nil)
      }
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
/// date go by that, so that an added rule does not change all behind it; other things are compared
/// whole.
private struct FlatValues {
  private(set) var values: [String: String] = [:]
  /// The things without names, in words, by the path to their list.
  private(set) var lists: [String: [String]] = [:]

  init(_ value: some Encodable) throws {
    let data = try JSONEncoder().encode(value)
    flatten(try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed), at: "")
  }

  private mutating func flatten(_ value: Any, at path: String) {
    switch value {
    case let members as [String: Any]:
      for (key, member) in members { flatten(member, at: path.isEmpty ? key : "\(path).\(key)") }
    case let elements as [Any] where elements.contains { $0 is [String: Any] }:
      for element in elements {
        if let name = name(of: element) {
          flatten(element, at: "\(path)[\(name)]")
        } else {
          lists[path, default: []].append(words(element))
        }
      }
    case let elements as [Any]:
      values[path] = elements.map { "\($0)" }.joined(separator: " ")
    default: values[path] = "\(value)"
    }
  }

  /// `campus=nanhu to=crew:NH-ZH`
  private func words(_ element: Any) -> String {
    guard let members = element as? [String: Any] else { return "\(element)" }
    return members.sorted { $0.key < $1.key }.map { key, value in
      let text =
        (value as? [Any]).map { $0.map(words).joined(separator: ",") }
        ?? (value as? [String: Any]).map { "(\(words($0)))" } ?? "\(value)"
      return "\(key)=\(text)"
    }.joined(separator: " ")
  }

  private func name(of element: Any) -> String? {
    guard let members = element as? [String: Any] else { return nil }
    return (members["id"] ?? members["date"]) as? String
  }
}
