/// The sheet and how far it is scrolled.
struct HandoverModel: Hashable, Sendable {
  var sheet: SheetText?
  var top = 0
}
