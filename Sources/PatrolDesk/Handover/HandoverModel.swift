/// The sheet and how far it is scrolled.
struct HandoverModel: Hashable, Sendable {
  var sheet: SheetText?
  /// The campus whose sheet is shown; `nil` until somebody chooses.
  var campus: String?
  var top = 0
}
