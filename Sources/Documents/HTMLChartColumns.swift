import TextCells

extension HTMLChart {
  private static let width = 640.0
  private static let height = 150.0
  /// Weeks in one table under the picture.
  private static let weeksInTable = 10
  private static let letter = 10.0

  static func html(_ chart: Document.Chart.Columns) -> String {
    guard !chart.columns.isEmpty else { return "" }
    let count = chart.columns.count
    let tables = (count + weeksInTable - 1) / weeksInTable
    let size = (count + tables - 1) / tables
    return "<figure>\(picture(chart).html)</figure>\n"
      + stride(from: 0, to: count, by: size)
      .map { HTMLRenderer.table(chart.table(of: $0..<min($0 + size, count))) }
      .joined(separator: "\n")
  }

  /// The columns, their figures over them and their labels under them as far as there is room.
  private static func picture(_ chart: Document.Chart.Columns) -> HTMLPicture {
    var picture = HTMLPicture(
      width: width, height: height + 4.5 * letter, title: chart.title, detail: detail(chart))
    let slot = min(60, width / Double(chart.columns.count))
    let base = height + letter
    for (index, column) in chart.columns.enumerated() {
      let middle = (Double(index) + 0.5) * slot
      let (whole, part) = heights(column, of: chart.scale)
      let thickness = slot * 0.7
      if whole > part {
        picture.fill(
          x: middle - thickness / 2, y: base - whole + part, width: thickness,
          height: whole - part)
      }
      if part > 0 {
        picture.outline(
          x: middle - thickness / 2 + 0.5, y: base - whole, width: thickness - 1, height: part,
          HTMLPicture.alert)
        picture.line(
          from: (middle, base - whole + 1), to: (middle, base - whole + part), width: thickness - 1,
          HTMLPicture.alert, dashes: "1.5 2.5")
      }
      let figure = column.whole.figure
      if Double(SafeLine.clean(figure).displayWidth) * letter * 0.6 < slot {
        picture.words(figure, x: middle, y: base - whole - 3, size: letter)
      }
    }
    picture.line(from: (0, base), to: (slot * Double(chart.columns.count), base))
    label(chart, slot: slot, y: base + letter + 3, in: &picture)
    explain(chart, y: base + 3 * letter, in: &picture)
    return picture
  }

  /// How high a column and its upper part are drawn: what is more than nothing shows, and so does what
  /// the upper part leaves.
  private static func heights(
    _ column: Document.Chart.Column, of scale: Double
  ) -> (whole: Double, part: Double) {
    func drawn(_ amount: Document.Chart.Amount) -> Double {
      let size = (amount.share(of: scale) ?? 0) * (height - letter)
      return size > 0 ? max(leastHeight, size) : 0
    }
    let (whole, part) = (drawn(column.whole), drawn(column.part))
    guard let all = column.whole.value, let upper = column.part.value, part > 0 else {
      return (whole, 0)
    }
    return upper < all ? (max(whole, part + leastHeight), part) : (whole, whole)
  }

  private static let leastHeight = 2.5

  /// What is filled and what is hatched.
  private static func explain(
    _ chart: Document.Chart.Columns, y: Double, in picture: inout HTMLPicture
  ) {
    let whole = SafeLine.clean(chart.restTitle).cut(to: 48)
    picture.fill(x: 0, y: y - 8, width: letter, height: letter)
    picture.words(whole, x: 1.5 * letter, y: y, size: letter, anchor: "start")
    let x = 3.5 * letter + Double(whole.displayWidth) * letter * 0.6
    picture.outline(x: x + 0.5, y: y - 7.5, width: 9, height: 9, HTMLPicture.alert)
    picture.line(
      from: (x + 5, y - 7), to: (x + 5, y + 1), width: 9, HTMLPicture.alert, dashes: "1.5 2.5")
    picture.words(
      SafeLine.clean(chart.partTitle).cut(to: 48), x: x + 1.5 * letter, y: y, size: letter,
      anchor: "start")
  }

  /// Every label, or as many as do not touch one another.
  private static func label(
    _ chart: Document.Chart.Columns, slot: Double, y: Double, in picture: inout HTMLPicture
  ) {
    let labels = chart.columns.map { SafeLine.clean($0.short).cut(to: 12) }
    let widest = Double(labels.map(\.displayWidth).max() ?? 1) * letter * 0.6
    let step = max(1, Int((widest + letter) / slot + 0.999))
    for index in stride(from: 0, to: labels.count, by: step) {
      let middle = (Double(index) + 0.5) * slot
      let isFirst = index == 0 && widest > slot
      picture.words(
        labels[index], x: isFirst ? 0 : middle, y: y, size: letter,
        anchor: isFirst ? "start" : "middle")
    }
  }

  private static func detail(_ chart: Document.Chart.Columns) -> String {
    chart.columns.map { column in
      "\(column.label): \(chart.wholeTitle) \(column.whole.figure), "
        + "\(chart.restTitle) \(column.rest), \(chart.partTitle) \(column.part.figure)"
        + (column.note.isEmpty ? "" : ", \(chart.noteTitle) \(column.note)")
    }.joined(separator: "; ")
  }
}
