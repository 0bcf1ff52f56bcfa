public import Localization
public import WorkOrderEngine

/// What an import did, and what it did not take and why, in sentences.
public struct ImportLines: Sendable {
  /// Where somebody reads them: what they advise is done there.
  public enum Place: Sendable {
    /// In the words of its options.
    case commandLine
    /// In the words of its form.
    case desk
  }

  private let formats: Formats
  private let summary: ImportSummary
  private let place: Place
  private var strings: Strings { formats.strings }

  /// The sentences of an import.
  public init(formats: Formats, summary: ImportSummary, place: Place) {
    (self.formats, self.summary, self.place) = (formats, summary, place)
  }

  /// A sentence a row that was not taken, should be looked at or differs, with its line.
  public var rows: [String] {
    summary.badRows.map { remark("command.import.badLine", $0) }
      + summary.warnings.map { remark("command.import.warning", $0) }
      + summary.different.map { difference in
        strings.text(
          place == .desk ? "errand.different" : "command.import.different",
          [
            "line": "\(difference.line)", "number": difference.number,
            "fields": difference.fields.joined(separator: " "),
          ])
      }
  }

  /// How many rows came to what.
  public var result: String {
    strings.text(
      "command.import.result",
      [
        "imported": figure(summary.added), "unchanged": figure(summary.unchanged),
        "different": figure(summary.different.count), "updated": figure(summary.updated),
        "bad": figure(summary.badRows.count),
      ])
  }

  /// Scripts read the command line's.
  private func figure(_ count: Int) -> String {
    place == .desk ? formats.count(count) : "\(count)"
  }

  /// What was created on the way.
  public var created: [String] {
    let created: [(MessageKey, [String])] = [
      ("command.import.createdCampuses", summary.campuses),
      ("command.import.createdCategories", summary.categories),
      ("command.import.createdPlaces", summary.places),
    ]
    return created.filter { !$0.1.isEmpty }.map { key, names in
      strings.text(key, ["count": "\(names.count)", "what": formats.list(names)])
    }
  }

  /// Why nothing was written, when nothing was.
  public func unwritten(isDry: Bool, isStrict: Bool) -> [String] {
    if isDry { return [strings["command.import.dryRun"]] }
    guard isStrict, !summary.isCommitted else { return [] }
    return [strings[place == .desk ? "errand.strictStopped" : "command.import.strictStopped"]]
  }

  /// The result, then the rest of what is not about a single row.
  public func figures(isDry: Bool, isStrict: Bool) -> [String] {
    [result] + unwritten(isDry: isDry, isStrict: isStrict) + created
  }

  /// Why a row was not taken, or what is to be looked at.
  public func reason(_ remark: ImportRemark) -> String {
    strings.text(MessageKey(remark.fault.messageKey), remark.fault.arguments)
  }

  private func remark(_ key: MessageKey, _ remark: ImportRemark) -> String {
    strings.text(key, ["line": "\(remark.line)", "reason": reason(remark)])
  }
}
