import Foundation
import TestFolders
import Testing

/// Paper to a printer and into a PDF, with programs in the place of the system's that note what they
/// were given and fail when they are told to.
@Suite("Printing")
struct PrintingTests {
  private func office() throws -> Office {
    let office = try Office.simulated()
    // Of the system's programs only this: it may have a printer and WeasyPrint of its own.
    try tool("cat", in: office, "exec /bin/cat \"$@\"")
    try tool(
      "lp", in: office,
      """
      for word in "$@"; do printf '<%s>' "$word"; done >"$HOME/lp-words"
      cat >"$HOME/lp-paper"
      if [ -e "$HOME/lp-says" ]; then cat "$HOME/lp-says" >&2; exit 1; fi
      echo 'request id is office-12 (0 file(s))'
      """)
    return office
  }

  private func tool(_ name: String, in office: Office, _ script: String) throws {
    let path = try office.file("tools/\(name)", "#!/bin/sh\n\(script)\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
  }

  private func print(
    _ office: Office, _ arguments: String..., path: String? = nil
  ) throws -> Outcome {
    try office.launch(
      ["handover", "print", "--campus", "NH"] + arguments,
      environment: ["PATH": path ?? office.path("tools")])
  }

  private func read(_ name: String, _ office: Office) throws -> String {
    try String(contentsOfFile: office.path(name), encoding: .utf8)
  }

  @Test("lp gets the name of the printer and the paper, and its job is said")
  func text() throws {
    let office = try office()
    let outcome = try print(office, "--printer", "office; rm -rf /", "--format", "text")
    #expect(outcome.status == 0, "\(outcome.complaint)")
    #expect(outcome.output == "sent to printer office; rm -rf / office-12\n")
    let words = try read("lp-words", office)
    #expect(words.hasPrefix("<-d><office; rm -rf /><-t><Shift handover sheet>"))
    #expect(words.contains("<-o><media=A4><-o><cpi=12><-o><lpi=8><-o><page-top=24>"))
    #expect(words.hasSuffix("<-->"), "no names of files follow")
    let paper = try read("lp-paper", office)
    #expect(paper.contains("Shift handover sheet") && paper.contains("page 1 of "))
    let json = try print(office, "--printer", "office", "--format", "text", "--json").json()
    #expect(json["job"] as? String == "office-12" && json["printer"] as? String == "office")
  }

  @Test("a printer gets a PDF where weasyprint is there, else text")
  func best() throws {
    let office = try office()
    #expect(try print(office, "--printer", "office").status == 0)
    #expect(try read("lp-paper", office).contains("Shift handover sheet"))
    try tool("weasyprint", in: office, "cat >/dev/null; printf '%%PDF-1.7 made\\n%%%%EOF\\n'")
    #expect(try print(office, "--printer", "office").status == 0)
    #expect(try read("lp-paper", office) == "%PDF-1.7 made\n%%EOF\n")
    #expect(try read("lp-words", office).hasSuffix("<-o><media=A4><-->"))
  }

  @Test(
    "what lp answers is told with what to do",
    arguments: [
      ("lp: The printer or class does not exist.", Int32(66), "there is no printer office"),
      ("lp: Error - scheduler not responding.", 69, "does not answer"),
      ("lp: Destination \"office\" is not accepting jobs.", 74, "not accepting jobs"),
      ("", 74, "lpstat -p"),
    ])
  func refusals(words: String, status: Int32, said: String) throws {
    let office = try office()
    try office.file("lp-says", words)
    let outcome = try print(office, "--printer", "office", "--format", "text")
    #expect(outcome.status == status)
    #expect(outcome.complaint.contains(said), "\(outcome.complaint)")
    #expect(outcome.output.isEmpty)
  }

  @Test(
    "where there are printers an unknown one is told with their names; where there are none, what to do"
  )
  func printers() throws {
    let office = try office()
    try office.file("lp-says", "lp: Error - The printer or class does not exist.")
    try tool("lpstat", in: office, "echo \"$@\" >\"$HOME/asked\"; echo office; echo store")
    let unknown = try print(office, "--printer", "offce", "--format", "text")
    #expect(unknown.status == 66)
    #expect(
      unknown.complaint == "patrol: there is no printer offce; those there are: office store\n")
    #expect(try read("asked", office) == "-e\n")
    // As CUPS answers that does not run, and as one that has no printer.
    for script in ["exit 1", "exit 0"] {
      try tool("lpstat", in: office, script)
      let none = try print(office, "--printer", "offce", "--format", "text")
      #expect(none.status == 69 && none.complaint.contains("no printers at all"))
      for words in ["lpstat -r", "lpadmin", "--output"] {
        #expect(none.complaint.contains(words), "\(none.complaint)")
      }
    }
  }

  @Test("without lp the package is named; a form that no printer takes, and a file too, are usage")
  func usage() throws {
    let office = try office()
    let absent = try print(office, "--printer", "x", "--format", "text", path: "/nonexistent")
    #expect(absent.status == 69 && absent.complaint.contains("cups-client"))
    for words in [
      ["--printer", "x", "--format", "html"], ["--printer", "x", "--output", "y"],
      ["--printer", ""], ["--page-lines", "3"],
    ] {
      let outcome = try office.launch(["handover", "print", "--campus", "NH"] + words)
      #expect(outcome.status == 64, "\(words) \(outcome.complaint)")
    }
    #expect(!FileManager.default.fileExists(atPath: office.path("lp-words")))
  }

  @Test("without a printer the sheet goes to standard output as ever, with pages only when asked")
  func output() throws {
    let office = try office()
    let roll = try print(office)
    #expect(roll.status == 0 && !roll.output.contains("\u{0C}") && !roll.output.contains("page 1"))
    let pages = try print(office, "--page-lines", "40").output.split(separator: "\u{0C}")
    #expect(pages.count > 1)
    #expect(pages.first?.contains("page 1 of \(pages.count)") == true)
  }

  @Test("a PDF that fails leaves what was there, and nothing half; each failure says its own")
  func pdfFailures() throws {
    let office = try office()
    let target = try office.file("out/sheet.pdf", "old")
    let absent = try print(office, "--format", "pdf", "--output", target)
    #expect(absent.status == 69 && absent.complaint.contains("Debian package weasyprint"))
    try tool(
      "weasyprint", in: office,
      "cat >/dev/null; printf '%%PDF-'; echo 'ERROR: no cairo' >&2; exit 2")
    let failed = try print(office, "--format", "pdf", "--output", target)
    #expect(failed.status == 74 && failed.complaint.contains("ERROR: no cairo"))
    try tool("weasyprint", in: office, "cat >/dev/null; echo half")
    #expect(try print(office, "--format", "pdf", "--output", target).status == 74)
    #expect(try read("out/sheet.pdf", office) == "old")
    try tool("weasyprint", in: office, "cat >/dev/null; printf '%%PDF-1.7 new\\n%%%%EOF\\n'")
    let elsewhere = try print(office, "--format", "pdf", "--output", office.path("no/sheet.pdf"))
    #expect(elsewhere.status == 73 && elsewhere.complaint.contains("no/sheet.pdf"))
    #expect(try print(office, "--format", "pdf", "--output", target).status == 0)
    #expect(try read("out/sheet.pdf", office) == "%PDF-1.7 new\n%%EOF\n")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: office.path("out")) == ["sheet.pdf"])
    #expect(try print(office, "--format", "pdf").status == 64)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: target)
    #expect(try print(office, "--format", "pdf", "--output", target).status == 0)
    let mode = try FileManager.default.attributesOfItem(atPath: target)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let out = try print(office, "--format", "pdf", "--output", "-")
    #expect(out.status == 0 && out.output == "%PDF-1.7 new\n%%EOF\n", "\(out.complaint)")
  }

  @Test("a paper that would take WeasyPrint gigabytes is none: it is said, and a printer gets text")
  func tooLong() throws {
    let office = try office()
    try tool("weasyprint", in: office, "cat >/dev/null; printf '%%PDF-1.7 made\\n%%%%EOF\\n'")
    let map = try office.file("map.toml", SmallOrderList.map)
    for (range, isLong) in [(0..<1_900, false), (1_900..<2_100, true)] {
      let rows = range.map { "R\($0),2026-11-20 08:00,灯管不亮 <td> \($0)" }
      let file = try office.file("o.csv", SmallOrderList.file(rows))
      let done = try office.run("import", "orders", file, "--map", map)
      #expect(done.status == 0, "\(done.complaint)")
      let target = office.path("long-\(isLong).pdf")
      let pdf = try print(office, "--format", "pdf", "--output", target)
      #expect(pdf.status == (isLong ? 69 : 0), "\(pdf.complaint)")
      #expect(pdf.complaint.contains("too long for a PDF") == isLong)
      #expect(FileManager.default.fileExists(atPath: target) == !isLong)
      #expect(try print(office, "--printer", "office").status == 0)
      #expect(try read("lp-paper", office).contains("灯管不亮") == isLong)
    }
    #expect(try read("lp-paper", office).contains("NH-2100"))
  }

  /// What fontconfig says of machines: of each font the languages that it has the signs of.
  private static let (latin, chinese) = ("echo ':lang=de|en'", "echo ':lang=de|en|zh-cn|zh-sg'")

  @Test(
    "without a Chinese font no PDF of Chinese signs is made, and the package named; a printer gets text"
  )
  func fonts() throws {
    let office = try office()
    try tool("weasyprint", in: office, "cat >/dev/null; printf '%%PDF-1.7%%%%EOF'")
    try tool("fc-list", in: office, "echo \"$@\" >>\"$HOME/asked\"; \(Self.latin)")
    func print(_ arguments: String..., language: String = "zh-Hans") throws -> Outcome {
      try office.launch(
        ["handover", "print", "--campus", "NH", "--language", language] + arguments,
        environment: ["PATH": office.path("tools")])
    }
    let bare = try print("--format", "pdf", "--output", "a.pdf")
    #expect(bare.status == 69 && bare.complaint.contains("fonts-noto-cjk"), "\(bare.complaint)")
    #expect(!FileManager.default.fileExists(atPath: office.path("a.pdf")))
    #expect(try print("--printer", "office", "--format", "pdf").status == 69)
    #expect(try print("--printer", "office").status == 0)
    #expect(try read("lp-paper", office).contains("交接班单"))
    #expect(try read("asked", office).split(separator: "\n").count == 3, "once for each paper")
    // A sheet without a Chinese sign needs no Chinese font.
    #expect(try print("--format", "pdf", "--output", "a.pdf", language: "en").status == 0)
    try tool("fc-list", in: office, Self.chinese)
    #expect(try print("--format", "pdf", "--output", "a.pdf").complaint.isEmpty)
    #expect(try print("--printer", "office").status == 0)
    #expect(try read("lp-paper", office).hasPrefix("%PDF"))
  }

  @Test("without any font no PDF is begun, and the package named; a printer gets text")
  func noFont() throws {
    let office = try office()
    try tool("weasyprint", in: office, "kill -SEGV $$")
    try tool("fc-list", in: office, "exit 0")
    let path = office.path("tools")
    for language in ["en", "zh-Hans"] {
      let pdf = try print(
        office, "--format", "pdf", "--output", "a.pdf", "--language", language, path: path)
      #expect(pdf.status == 69 && pdf.complaint.contains("fonts-noto-cjk"), "\(pdf.complaint)")
      #expect(!pdf.complaint.contains("dmesg"))
      #expect(try print(office, "--printer", "office", "--language", language).status == 0)
    }
    try tool("fc-list", in: office, Self.chinese)
    let crashed = try print(office, "--format", "pdf", "--output", "a.pdf", path: path)
    #expect(crashed.status == 74 && crashed.complaint.contains("signal 11"))
  }

  @Test(
    "what weasyprint leaves in its folder goes away with it, also when it crashes or we are ended")
  func scratch() throws {
    let office = try office()
    let folder = office.path("temporary")
    try office.file("temporary/weasyprint-other/x", "of somebody else")
    func left() throws -> [String] {
      try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }
    func run(_ script: String, _ words: String = "") throws -> Outcome {
      try tool("weasyprint", in: office, "mkdir -p \"$TMPDIR/weasyprint-x/y\"; \(script)")
      return try office.shell(
        """
        cd "$HOME"; TMPDIR='\(folder)' PATH='\(office.path("tools"))':/usr/bin:/bin
        export TMPDIR PATH
        \(words) "$PATROL" handover print --campus NH --format pdf --output a.pdf
        """)
    }
    let crashed = try run("kill -KILL $$")
    #expect(crashed.status == 74, "\(crashed.complaint)")
    #expect(try left() == ["weasyprint-other"])
    // Ended while it waits: the signal is let through once all is cleared away.
    _ = try run("sleep 30", "timeout -s TERM 2")
    #expect(try left() == ["weasyprint-other"])
    // Of one that was killed the next removes what it left, but nothing that is still held or is young.
    for name in ["left", "young", "held"] {
      try office.file("temporary/patrol-scratch-\(name)/weasyprint-x/y", "")
    }
    let aged = try office.shell(
      "touch -d '1 hour ago' '\(folder)/patrol-scratch-left' '\(folder)/patrol-scratch-held'")
    #expect(aged.status == 0)
    let held = try run(
      "cat >/dev/null; printf '%%PDF-1.7%%%%EOF'", "flock '\(folder)/patrol-scratch-held'")
    #expect(held.status == 0, "\(held.complaint)")
    #expect(try left() == ["patrol-scratch-held", "patrol-scratch-young", "weasyprint-other"])
  }

  @Test("of an lp that was killed nobody knows whether it printed, and that is said")
  func killed() throws {
    let office = try office()
    try tool("lp", in: office, "kill -9 $$")
    let outcome = try print(office, "--printer", "office", "--format", "text")
    #expect(
      outcome.status == 74 && outcome.complaint.contains("nobody knows whether printer office"))
  }

  @Test("a campus' own page is used, checked, and shown; a broken one is 78 with its line")
  func templates() throws {
    let office = try office()
    let shown = try office.run("config", "show", "templates/page.mustache")
    #expect(shown.output.contains("{{{body}}}"))
    #expect(try office.run("config", "show", "templates/page.css").output.contains("@page"))
    try office.file(
      "config/patrol/templates/page.mustache", "<p>LETTERHEAD</p>\n{{{body}}}\n{{title}}")
    let own = try print(office, "--format", "html").output
    #expect(own.hasPrefix("<p>LETTERHEAD</p>\n") && !own.contains("<style>"))
    #expect(try office.run("config", "check").status == 0)
    try office.file("config/patrol/templates/page.mustache", "{{{body}}}\n{{titel}}")
    let broken = try print(office, "--format", "html")
    #expect(broken.status == 78 && broken.output.isEmpty)
    #expect(broken.complaint.contains("page.mustache:2"), "\(broken.complaint)")
    let check = try office.run("config", "check")
    #expect(check.status == 78 && check.output.contains("page.mustache:2"))
    #expect(try print(office).status == 0, "text needs no template")
  }

  @Test("an option without its value is named, and takes no other option for it")
  func missingValue() throws {
    let office = try office()
    for words in [["--printer", "--"], ["--printer"], ["--printer", "--", "x"]] {
      let outcome = try office.launch(["handover", "print", "--campus", "NH"] + words)
      #expect(outcome.status == 64, "\(words) \(outcome.complaint)")
      #expect(outcome.complaint.contains("--printer"), "\(words) \(outcome.complaint)")
    }
    #expect(!FileManager.default.fileExists(atPath: office.path("lp-words")))
  }

  @Test("what a printer is called, and what lp prints, moves no cursor")
  func bytes() throws {
    let office = try office()
    let outcome = try print(office, "--printer", "\u{1B}[31mred", "--format", "text")
    #expect(outcome.output == "sent to printer red office-12\n")
    let copied = try office.run("backup", "\u{1B}[31mcopy\u{7}.db")
    #expect(copied.status == 0 && copied.output.contains("copy"))
    #expect(!copied.output.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" })
    try tool("lp", in: office, "cat >/dev/null; printf 'x\\033]0;own\\007-12 z\\n'")
    let forged = try print(office, "--printer", "office", "--format", "text", "--json")
    #expect(try forged.status == 0 && forged.json()["job"] is NSNull)
  }

  @Test("a template that cannot be read is named by the check, and no paper is made of it")
  func unreadable() throws {
    let office = try office()
    let path = office.path("config/patrol/templates/page.css")
    let makings = [
      "head -c 3000000 /dev/zero | tr '\\0' x >P", "printf '\\377\\376' >P", "mkdir P", "mkfifo P",
      "ln -s nowhere P",
    ]
    for making in makings {
      try office.file("config/patrol/templates/x", "")
      let made = try office.shell(
        "rm -rf '\(path)'; \(making.replacingOccurrences(of: "P", with: "'\(path)'"))")
      #expect(made.status == 0, "\(made.complaint)")
      for words in [
        ["config", "check"], ["handover", "print", "--campus", "NH", "--format", "html"],
      ] {
        let outcome = try office.launch(words)
        #expect(outcome.status == 78, "\(making) \(words) \(outcome.complaint)")
        #expect((outcome.output + outcome.complaint).contains("templates/page.css"), "\(making)")
        #expect(!outcome.output.contains("valid") && !outcome.output.contains("<html"))
      }
    }
  }
}

@Suite("Contacts of reporters on the command line")
struct ContactOutputTests {
  @Test("order show and export mask them unless the reader's role may see them")
  func contacts() throws {
    let office = try Office.simulated()
    let number = try office.logDefect("--reporter", "李某", "--contact", "13812345678")
    #expect(try office.run("staff", "add", "7001", "审计", "--role", "auditor").status == 0)
    for words in [
      ["order", "show", number], ["order", "show", number, "--json"], ["export", "orders"],
      ["export", "events"], ["export", "orders", "--format", "json"],
    ] {
      let own = try office.launch(words)
      #expect(own.status == 0 && own.output.contains("13812345678"), "\(words)")
      let other = try office.launch(words + ["--as", "7001"])
      #expect(other.status == 0, "\(other.complaint)")
      #expect(other.output.contains("138******78"), "\(words)")
      #expect(!other.output.contains("12345678"), "\(words)")
    }
    #expect(
      try office.run("order", "list", "--filter", "contact:1381", "--as", "7001").output.isEmpty)
    let sheet = try office.run("handover", "print", "--campus", "NH", "--as", "7001")
    #expect(sheet.status == 0 && !sheet.output.contains("12345678"))
  }

  @Test("the desk masks them by the same right")
  func desk() throws {
    let office = try Office.simulated()
    _ = try office.logDefect("--reporter", "李某", "--contact", "13812345678")
    #expect(try office.run("staff", "add", "7001", "审计", "--role", "auditor").status == 0)
    func told(_ words: String...) throws -> String {
      try office.launch(
        words + ["--linear"], input: "g 3\n1\nenter\nq\n", environment: ["TERM": "dumb"]
      ).output
    }
    #expect(try told().contains("13812345678"))
    let masked = try told("--as", "7001")
    #expect(masked.contains("138******78") && !masked.contains("12345678"), "\(masked)")
  }

  @Test("a report as CSV begins with the mark by which spreadsheets know UTF-8")
  func mark() throws {
    let office = try Office.simulated()
    _ = try office.logDefect()
    // In the shell: read as a text the mark would be gone.
    let bytes = try office.shell("\"$PATROL\" report turnaround --format csv | od -An -tx1 -N3")
    #expect(bytes.output.split(separator: " ").joined() == "efbbbf\n")
  }
}
