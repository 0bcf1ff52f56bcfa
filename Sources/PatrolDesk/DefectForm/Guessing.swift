import TextCells

extension String {
  /// As words are compared: case and width do not count.
  var foldedForGuessing: String { foldedWidth.lowercased() }
}
