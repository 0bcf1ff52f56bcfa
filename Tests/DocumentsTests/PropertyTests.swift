import Documents
import TextCells
import Testing

/// A small repeatable source of random numbers (SplitMix64), so that a failure can be run again.
struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

@Suite("Random documents")
struct PropertyTests {
  static let pieces = [
    "漏水", "图书馆", "，", "。", "（", "）", "NH-4107", " ", "water", "0123456789abcdef", "é", "e\u{301}",
    "\n", "\t", "“", "”", "😀", "𠮷", "=", "\"", ",", "<b>", "|", "\u{202E}", "\u{200B}", "\r\n", "★",
    "'",
  ]

  static func text(_ most: Int, _ numbers: inout SeededNumbers) -> String {
    (0..<Int.random(in: 0...most, using: &numbers))
      .compactMap { _ in pieces.randomElement(using: &numbers) }.joined()
  }

  static func table(_ numbers: inout SeededNumbers) -> Document.Table {
    let count = Int.random(in: 1...9, using: &numbers)
    let columns = (0..<count).map { index in
      Document.Column(
        text(3, &numbers), [.leading, .trailing, .center][index % 3],
        minimum: .random(in: 0...12, using: &numbers),
        maximum: Bool.random(using: &numbers) ? .random(in: 1...30, using: &numbers) : nil,
        flexible: .random(using: &numbers))
    }
    let rows = (0..<Int.random(in: 0...6, using: &numbers)).map { _ in
      (0..<count).map { _ in Document.Cell(text(20, &numbers), .gap) }
    }
    return Document.Table(columns: columns, rows: rows, total: rows.first)
  }

  static func amount(_ numbers: inout SeededNumbers) -> Document.Chart.Amount {
    let values: [Double?] = [nil, 0, 0.3, 1, 17, -2, .infinity, .nan]
    return .init(values.randomElement(using: &numbers) ?? nil, text(4, &numbers))
  }

  static func chart(_ numbers: inout SeededNumbers) -> Document.Chart {
    let count = Int.random(in: 0...14, using: &numbers)
    switch Int.random(in: 0...2, using: &numbers) {
    case 0:
      return .bars(
        .init(
          title: text(9, &numbers), labelTitle: text(4, &numbers), figureTitle: text(4, &numbers),
          promiseTitle: text(4, &numbers), wordTitle: text(4, &numbers),
          bars: (0..<count).map { _ in
            .init(
              text(30, &numbers), amount(&numbers),
              promise: .random(using: &numbers) ? amount(&numbers) : nil,
              word: text(3, &numbers), isMissed: .random(using: &numbers))
          }))
    case 1:
      return .columns(
        .init(
          title: text(9, &numbers), labelTitle: text(4, &numbers), wholeTitle: text(4, &numbers),
          partTitle: text(4, &numbers), restTitle: text(4, &numbers), noteTitle: text(4, &numbers),
          columns: (0..<count).map { _ in
            .init(
              text(2, &numbers), whole: amount(&numbers), part: amount(&numbers),
              rest: text(1, &numbers),
              note: text(1, &numbers))
          }))
    default:
      return .calendar(
        .init(
          title: text(9, &numbers), rowTitle: text(4, &numbers),
          columns: (0..<count).map { _ in text(3, &numbers) },
          rows: (0..<3).map { _ in
            .init(
              text(9, &numbers),
              (0..<count).map { _ in
                .init(
                  Document.Chart.CalendarWord.allCases.randomElement(using: &numbers) ?? .none,
                  text(2, &numbers))
              })
          }, names: [.done: text(9, &numbers), .missed: text(30, &numbers)]))
    }
  }

  static func document(_ numbers: inout SeededNumbers) -> Document {
    Document(
      title: text(20, &numbers), subtitle: text(20, &numbers),
      blocks: [
        .heading(level: 1, text(20, &numbers)), .table(table(&numbers)),
        .paragraph(text(40, &numbers)),
        .keyValues([.init(text(9, &numbers), .init(text(30, &numbers)))]),
        .list([text(30, &numbers), text(3, &numbers)], numbered: .random(using: &numbers)),
        .gap(text(20, &numbers)), .rule,
        .chart(chart(&numbers)), .chart(chart(&numbers)),
        .code(
          .init(text: text(9, &numbers), matrix: SampleMatrix.matrix, absence: text(9, &numbers))),
        .code(.init(text: text(30, &numbers), matrix: nil, absence: text(30, &numbers))),
        .ticks([text(30, &numbers), text(9, &numbers)], beside: .random(using: &numbers)),
        .signatures([.init(label: text(9, &numbers), timeLabel: text(9, &numbers))]),
      ], footer: text(30, &numbers))
  }

  @Test("no line of text is wider than asked", arguments: [16, 32, 80, 132])
  func lineWidth(columns: Int) {
    var numbers = SeededNumbers(state: UInt64(columns))
    for _ in 0..<60 {
      let document = Self.document(&numbers)
      let text = TextRenderer(columns: columns).render(document)
      let wide = text.split(separator: "\n").filter { $0.displayWidth > columns }
      #expect(wide == [], "\(document)")
    }
  }

  @Test("nothing that a cell says is lost between its wrapped lines")
  func nothingLost() {
    let cell = "图书馆四层阅览室东侧空调不制冷等压缩机到货后更换"
    let table = Document.Table(columns: [.init("问题"), .init("x")], rows: [[.init(cell), "y"]])
    let text = TextRenderer(columns: 16).render(.init(title: "", blocks: [.table(table)]))
    let shown = text.split(separator: "\n").map { $0.prefix { !$0.isASCII } }.joined()
    #expect(shown.contains(cell))
  }

  @Test("CSV reads back as it was written")
  func csvReadsBack() {
    var numbers = SeededNumbers(state: 7)
    for _ in 0..<200 {
      let table = Self.table(&numbers)
      let written = CSVRenderer(defuses: false).lines(table)
      let expected =
        [table.columns.map(\.title)]
        + (table.rows + [table.total].compactMap { $0 })
        .map { $0.map(\.text) }
      #expect(CSVReading.records(written) == expected)
    }
  }
}

/// The smallest reader of RFC 4180, for the tests alone.
enum CSVReading {
  static func records(_ text: String) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field = String.UnicodeScalarView()
    var quoted = false
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"" where quoted && scalars.first == "\"":
        field.append(scalar)
        scalars.removeFirst()
      case "\"":
        quoted.toggle()
      case "," where !quoted:
        record.append(String(field))
        field = .init()
      case "\r" where !quoted && scalars.first == "\n":
        scalars.removeFirst()
        records.append(record + [String(field)])
        record = []
        field = .init()
      default:
        field.append(scalar)
      }
    }
    return records
  }
}
