import TextCells
import Testing

@Suite("Wrapping")
struct WrappingTests {
  @Test(
    "lines break where Chinese and English allow it",
    arguments: [
      ("the pump leaks", 8, ["the pump", "leaks"]),
      ("the  pump leaks", 5, ["the", "pump", "leaks"]),
      ("配电室变压器过热", 6, ["配电室", "变压器", "过热"]),
      ("配电室变，压器", 8, ["配电室", "变，压器"]),
      ("更换（备用）", 6, ["更换", "（备", "用）"]),
      ("温度96℃过高", 6, ["温度", "96℃过", "高"]),
      ("图书馆 B1 配电室", 9, ["图书馆 B1", "配电室"]),
      ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
      ("工单NH-4107已接", 8, ["工单", "NH-4107", "已接"]),
      ("一行\n二行", 10, ["一行", "二行"]),
      ("", 5, [""]),
      ("a\n\nb", 5, ["a", "", "b"]),
      ("漏", 1, ["…"]),
      ("abc", 0, [""]),
    ])
  func breaks(_ text: String, _ columns: Int, _ expected: [String]) {
    #expect(text.wrapped(to: columns) == expected)
  }

  @Test("no line is wider than asked and no visible character is lost")
  func property() {
    var random = RandomText(seed: 19)
    for round in 0..<400 {
      let text = SafeText(random.text(pieces: 20), lines: .kept).text
      let columns = 2 + round % 30
      let lines = text.wrapped(to: columns)
      #expect(lines.allSatisfy { $0.displayWidth <= columns })
      let isVisible = { (scalar: Unicode.Scalar) in scalar != " " && scalar != "\n" }
      let before = text.unicodeScalars.filter(isVisible)
      #expect(lines.joined().unicodeScalars.filter(isVisible).elementsEqual(before))
    }
  }

  @Test("where one column is all there is, wide characters are marked by one that fits")
  func singleColumn() {
    #expect("漏①a".wrapped(to: 1) == ["…", "①", "a"])
    #expect("漏①a".wrapped(to: 1, ambiguous: .wide) == ["~", "~", "a"])
  }

  @Test("no line begins with closing punctuation while another break exists")
  func closing() {
    let text = "风机异响，已停用；等配件（轴承），三天后到。请勿使用！"
    for columns in 6...30 {
      for line in text.wrapped(to: columns) {
        #expect(!"，；）。！".contains(line.first ?? "x"), "at \(columns) columns: \(line)")
        #expect(line.last != "（")
      }
    }
  }
}
