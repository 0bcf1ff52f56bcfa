import Documents

/// A page of text over the place: help, an explanation, a difference.
struct Reading: Hashable, Sendable {
  enum Content: Hashable, Sendable {
    /// The keys of a context, those that match the query.
    case help(KeyContext, query: String)
    case explanation(DueExplanation)
    case difference(Document)
    case importPaper(ImportSheet)
  }

  var content: Content
  /// The first visible line.
  var top = 0
}
