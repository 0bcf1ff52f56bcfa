/// What can be exported (command-line.md, `patrol export`).
public enum ExportSubject: String, CaseIterable, Sendable {
  /// A row an order, by id.
  case orders
  /// A row an event, in the order of recording; the same bytes for the same history.
  case events
  /// A row a round, by id.
  case rounds
}

/// How an export is written.
public enum ExportFormat: String, CaseIterable, Sendable {
  /// Comma-separated values with a header, RFC 4180.
  case csv
  /// A JSON object a line.
  case json
}
