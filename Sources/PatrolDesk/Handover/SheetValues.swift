/// The sheet of the shift, as text for the screen.
struct SheetText: Hashable, Sendable {
  /// The number; `nil` for a draft.
  var number: String?
  /// drafted, given, received or refused.
  var state: String
  /// The lines at 80 columns or fewer, as they print.
  var lines: [String]
}

/// What the leaving leader adds when giving the sheet.
struct SheetGiving: Hashable, Sendable {
  var arriving: String
  var instructions: String
  var isolations: String
  var keys: String
}
