import Documents
import TextCells
import Testing

@Suite("Codes")
struct CodeTests {
  private let code = Document.Code(text: "NH-2", matrix: SampleMatrix.matrix, absence: "none")

  private func text(_ columns: Int, _ ground: TextRenderer.Ground = .paper) -> String {
    TextRenderer(columns: columns, ground: ground).render(.init(title: "T", blocks: [.code(code)]))
  }

  /// The squares that the blocks of a text show, from the first line that has one to the last.
  private func squares(_ text: String, side: Int) -> [[Bool]] {
    let drawn = text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { $0.contains { "█▀▄".contains($0) } }
    let left = drawn.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    return drawn.flatMap { line -> [[Bool]] in
      let cells = Array(String(line.dropFirst(left)).padded(to: side))
      return [cells.map { "█▀".contains($0) }, cells.map { "█▄".contains($0) }]
    }.dropLast()
  }

  @Test(
    "half blocks show each square of the code, with the quiet zone around it",
    arguments: [29, 32, 80])
  func halfBlocks(columns: Int) throws {
    let text = text(columns)
    #expect(squares(text, side: 21) == SampleMatrix.squares)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let first = try #require(lines.firstIndex { $0.contains("▀") })
    #expect(lines[first].hasPrefix("    ") && lines[first].displayWidth <= columns - 4)
    #expect(lines.prefix(first).suffix(2).allSatisfy { $0.isEmpty })
    #expect(text.contains("ＮＨ－２"))
  }

  @Test("paper too narrow for the code has the text alone")
  func narrow() {
    #expect(!text(20).contains("█") && text(20).contains("ＮＨ－２"))
    #expect(text(23).contains("█"))
  }

  @Test("on a terminal the lines of a code bring black ink and white ground, on paper none")
  func ground() {
    let lines = text(80, .terminal).split(separator: "\n").filter { $0.contains("\u{1B}[30;47m") }
    // 21 rows and twice 4 blank ones, two rows a line.
    #expect(lines.count == 15)
    #expect(lines.allSatisfy { $0.hasSuffix("\u{1B}[0m") })
    let bare = lines.map {
      $0.replacing("\u{1B}[30;47m", with: "").replacing("\u{1B}[0m", with: "")
    }
    #expect(bare.allSatisfy { $0.drop { $0 == " " }.displayWidth <= 29 })
    #expect(Set(bare.map(\.displayWidth)).count == 1)
    #expect(
      squares(bare.joined(separator: "\n"), side: 21).map { Array($0.prefix(21)) }
        == SampleMatrix.squares)
    #expect(!text(80).contains("\u{1B}"))
  }

  @Test("without squares it says why, and the text stands there all the same")
  func absent() {
    let absent = Document(
      title: "T", blocks: [.code(.init(text: "NH-2", matrix: nil, absence: "install it"))])
    #expect(TextRenderer().render(absent).contains("ＮＨ－２\ninstall it"))
    let html = HTMLRenderer().body(absent)
    #expect(html.contains("<p>install it</p>") && html.contains(">NH-2</text>"))
  }

  @Test("what has not the form of a QR code is no matrix")
  func form() {
    let good = SampleMatrix.squares
    #expect(Document.Code.Matrix(rows: good) != nil)
    #expect(Document.Code.Matrix(rows: good.map { $0.map { !$0 } }) == nil)
    #expect(Document.Code.Matrix(rows: good.map { $0.reversed() }) == nil)
    #expect(Document.Code.Matrix(rows: good.dropLast()) == nil)
    #expect(Document.Code.Matrix(rows: good.map { Array($0.dropLast()) }) == nil)
    #expect(Document.Code.Matrix(rows: []) == nil)
    var damaged = good
    damaged[3][3].toggle()
    #expect(Document.Code.Matrix(rows: damaged) == nil)
  }
}
