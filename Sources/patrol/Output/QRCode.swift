import Documents
import Localization

/// A QR code, whose squares the outside program `qrencode` (Debian: qrencode) finds; what is drawn
/// of them is drawn by `Documents`.
struct QRCode {
  /// What it says.
  let text: String

  /// The code, or why there is none.
  func code(_ strings: Strings) -> Document.Code {
    guard let path = OutsideProgram.path(of: "qrencode") else {
      return Document.Code(text: text, matrix: nil, absence: strings["order.slip.codeAbsent"])
    }
    let program = OutsideProgram(path: path, arguments: Self.arguments(for: text), patience: 10)
    let answer = (try? program.run(input: [])).flatMap { $0.status == 0 ? $0.output : nil }
    return Document.Code(
      text: text, matrix: answer.flatMap(Self.matrix),
      absence: strings.text("order.slip.codeFailed", ["number": text]))
  }

  /// Without a margin, and so that a seventh of it may be worn off (level M); `--` because what
  /// follows is no option, whatever it begins with.
  private static func arguments(for text: String) -> [String] {
    ["-t", "ASCII", "-m", "0", "-l", "M", "-o", "-", "--", text]
  }

  /// What `-t ASCII` prints: a line a row, `##` for a dark square and two blanks for a light one.
  /// Anything else is no code: half a code would be read wrongly or not at all.
  static func matrix(_ answer: [UInt8]) -> Document.Code.Matrix? {
    var lines = answer.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard lines.popLast()?.isEmpty == true else { return nil }
    var rows: [[Bool]] = []
    for line in lines {
      guard line.count % 2 == 0 else { return nil }
      let bytes = Array(line)
      var row: [Bool] = []
      for index in stride(from: 0, to: bytes.count, by: 2) {
        switch (bytes[index], bytes[index + 1]) {
        case (UInt8(ascii: "#"), UInt8(ascii: "#")): row.append(true)
        case (UInt8(ascii: " "), UInt8(ascii: " ")): row.append(false)
        default: return nil
        }
      }
      rows.append(row)
    }
    return Document.Code.Matrix(rows: rows)
  }
}
