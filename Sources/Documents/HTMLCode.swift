import TextCells

/// Codes and boxes in HTML.
enum HTMLCode {
  /// How large a square of a code is: 1 mm on paper, as readers of worn slips want it.
  private static let square = 3.8
  private static let letter = 40.0

  /// The squares with the text large beside them.
  static func html(_ code: Document.Code) -> String {
    let absence = code.matrix == nil ? "<p>\(HTMLRenderer.text(code.absence))</p>" : ""
    let shown = SafeLine.clean(code.text).cut(to: 24)
    let side = code.matrix.map {
      Double($0.side + 2 * Document.Code.Matrix.quietZone) * square
    }
    let room = Double(shown.displayWidth) * letter * 0.65 + 20
    var picture = HTMLPicture(
      width: (side ?? 0) + room, height: side ?? letter * 1.5, title: code.text)
    if let matrix = code.matrix, let side {
      picture.fill(x: 0, y: 0, width: side, height: side, "#fff")
      picture.path(path(matrix), "#000")
    }
    picture.words(
      shown, x: (side ?? 0) + 10, y: picture.height / 2 + letter * 0.35, size: letter,
      anchor: "start")
    return "<figure>\(picture.html)</figure>\(absence)"
  }

  /// Each run of dark squares of a row as a rectangle.
  private static func path(_ matrix: Document.Code.Matrix) -> String {
    var path = ""
    let zone = Document.Code.Matrix.quietZone
    func place(_ squares: Int) -> String { HTMLPicture.text(Double(squares) * square) }
    for row in 0..<matrix.side {
      var column = 0
      while column < matrix.side {
        var end = column
        while matrix.isDark(row: row, column: end) { end += 1 }
        if end > column {
          path += "M\(place(column + zone)) \(place(row + zone))H\(place(end + zone))"
          path += "V\(place(row + zone + 1))H\(place(column + zone))Z"
        }
        column = end + 1
      }
    }
    return path
  }

  /// Things to tick, each behind an empty box.
  static func ticks(_ items: [String], beside: Bool) -> String {
    var box = HTMLPicture(width: 14, height: 14, title: "[ ]")
    box.outline(x: 1.5, y: 1.5, width: 11, height: 11)
    let marked = items.map { "\(box.html) \(HTMLRenderer.text($0))" }
    guard beside else {
      // Two in a row where there are many: a slip is to fit a page.
      let width = items.count > 6 ? 2 : 1
      let rows = stride(from: 0, to: marked.count, by: width).map { first in
        let row = (first..<first + width).map { $0 < marked.count ? marked[$0] : "" }
        return "<tr>" + row.map { "<td>\($0)</td>" }.joined() + "</tr>\n"
      }
      return "<table class=\"pairs\">\n" + rows.joined() + "</table>"
    }
    return "<p>\(marked.joined(separator: " &#160; "))</p>"
  }
}
