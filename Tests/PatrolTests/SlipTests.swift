import Foundation
import Testing

/// `patrol order slip`, with the programs that it asks and those that read what it draws.
@Suite("The slip of an order")
struct SlipTests {
  private static func isThere(_ programs: String...) -> Bool {
    programs.allSatisfy { FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)") }
  }

  /// What zbarimg reads in a picture.
  private func read(_ picture: String, in office: Office) throws -> String {
    let outcome = try office.shell("zbarimg --quiet --raw '\(picture)'")
    return outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// The half blocks of a text as a picture, eight dots a square, with the blank ground around them
  /// that paper has.
  private func picture(of text: String) -> Data {
    let drawn = text.split(separator: "\n").filter { $0.contains { "█▀▄".contains($0) } }
    let left = drawn.map { $0.prefix { $0 == " " }.count }.min() ?? 0
    let side = drawn.map(\.count).max().map { $0 - left } ?? 0
    var rows: [[Bool]] = []
    for line in drawn {
      var cells = Array(line.dropFirst(left))
      cells += Array(repeating: " ", count: side - cells.count)
      rows += [cells.map { "█▀".contains($0) }, cells.map { "█▄".contains($0) }]
    }
    let margin = 4
    let wide = side + 2 * margin
    var dots: [UInt8] = []
    for row in -margin..<rows.count + margin {
      let line = (0..<wide).flatMap { column -> [UInt8] in
        let isInside = rows.indices.contains(row) && (margin..<margin + side).contains(column)
        let isDark = isInside && rows[row][column - margin]
        return Array(repeating: isDark ? 0 : 255, count: 8)
      }
      for _ in 0..<8 { dots += line }
    }
    let head = "P5\n\(wide * 8) \((rows.count + 2 * margin) * 8)\n255\n"
    return Data(head.utf8) + Data(dots)
  }

  @Test(
    "what is drawn with half blocks reads as the number, at both widths",
    .enabled(
      if: isThere("qrencode", "zbarimg"),
      "qrencode or zbarimg is not installed (Debian: qrencode, zbar-tools)"),
    arguments: ["32", "80"])
  func halfBlocks(columns: String) throws {
    let office = try Office.simulated()
    let number = try office.logDefect()
    let slip = try office.run("order", "slip", number, "--columns", columns)
    #expect(slip.status == 0, "\(slip.complaint)")
    try picture(of: slip.output).write(to: URL(fileURLWithPath: office.path("code.pgm")))
    #expect(try read(office.path("code.pgm"), in: office) == number)
  }

  @Test(
    "what is drawn in HTML reads as the number when it is printed",
    .enabled(
      if: isThere("qrencode", "zbarimg", "weasyprint", "pdftoppm"),
      "one of qrencode, zbarimg, weasyprint and pdftoppm is not installed"))
  func printed() throws {
    let office = try Office.simulated()
    let number = try office.logDefect()
    let pdf = office.path("slip.pdf")
    let slip = try office.run("order", "slip", number, "--format", "pdf", "--output", pdf)
    #expect(slip.status == 0, "\(slip.complaint)")
    let pages = try office.shell("pdftoppm -r 100 -png '\(pdf)' page && ls page*.png")
    #expect(pages.lines.count == 1, "the slip has one page: \(pages.output)")
    #expect(try read(office.path(pages.lines.first ?? ""), in: office) == number)
  }

  @Test("without qrencode, and with one that answers nonsense, the slip says so and is printed")
  func withoutCode() throws {
    let office = try Office.simulated()
    let number = try office.logDefect()
    let absent = try office.run("order", "slip", number, environment: ["PATH": "/nowhere"])
    #expect(absent.status == 0 && absent.output.contains("install the package qrencode"))
    #expect(absent.output.contains("灯管不亮") && !absent.output.contains("█"))
    for answer in ["echo '## x'", "exit 3", "yes '####' | head -c 5000000", ":"] {
      let program = try office.file("bin/qrencode", "#!/bin/sh\n\(answer)\n")
      try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
      let wrong = try office.run(
        "order", "slip", number, environment: ["PATH": office.path("bin") + ":/usr/bin:/bin"])
      #expect(wrong.status == 0 && !wrong.output.contains("█"), "\(answer)")
      #expect(wrong.output.contains("qrencode did not make one of \(number)"), "\(answer)")
    }
  }

  @Test("a number goes to qrencode as it is, through no shell")
  func noShell() throws {
    let office = try Office.simulated()
    let number = try office.logDefect()
    let program = try office.file(
      "bin/qrencode", "#!/bin/sh\nfor word; do echo \"$word\" >> '\(office.path("words"))'; done\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
    try office.run(
      "order", "slip", number, environment: ["PATH": office.path("bin") + ":/usr/bin:/bin"])
    let words = try String(contentsOfFile: office.path("words"), encoding: .utf8)
    #expect(words.hasSuffix("--\n\(number)\n"))
  }

  @Test("the slip has what the worker needs, in each form")
  func forms() throws {
    let office = try Office.simulated()
    let number = try office.logDefect("--reporter", "李同学 <b>", "--contact", "555-0101")
    for format in ["text", "html", "markdown"] {
      let slip = try office.run("order", "slip", number, "--format", format)
      #expect(slip.status == 0, "\(slip.complaint)")
      for words in ["NH/TSG/201", "灯管不亮", "very satisfied", "very dissatisfied", "P3"] {
        #expect(slip.output.contains(words), "\(format): \(words)")
      }
      #expect(!slip.output.contains("⟨"))
      if format != "text" { #expect(!slip.output.contains(" <b>")) }
    }
    let file = office.path("slip.md")
    #expect(
      try office.run("order", "slip", number, "--format", "markdown", "--output", file).output
        == "")
    #expect(try String(contentsOfFile: file, encoding: .utf8).contains("**\(number)**"))
  }

  @Test("what cannot be done is refused with the fitting status")
  func refused() throws {
    let office = try Office.simulated()
    let number = try office.logDefect()
    #expect(try office.run("order", "slip", "NH-999").status == 66)
    #expect(try office.run("order", "slip", number, "--columns", "31").status == 64)
    #expect(try office.run("order", "slip", number, "--format", "pdf").status == 64)
    #expect(
      try office.run("order", "slip", number, "--output", office.path("no/folder/x")).status == 73)
    #expect(try office.run("order", "slip", number, "--format", "csv").status == 64)
  }

  @Test("the backlog is written in every format")
  func backlog() throws {
    let office = try Office.simulated()
    _ = try office.logDefect()
    for format in ["text", "csv", "html", "markdown", "json"] {
      let page = try office.run("report", "backlog", "--format", format)
      #expect(page.status == 0 && page.output.contains("1"), "\(format)")
      #expect(format != "text" || page.output.contains("█"))
    }
  }
}
