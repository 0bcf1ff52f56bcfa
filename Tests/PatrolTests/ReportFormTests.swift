import Foundation
import Testing

/// Every report from the command line, in every form.
@Suite("Forms of reports")
struct ReportFormTests {
  private static let reports = [
    "turnaround", "patrols", "backlog", "staff", "recurrence", "month",
  ]

  private func office() throws -> Office {
    let office = try Office.simulated()
    for _ in 1...3 { _ = try office.logDefect() }
    return office
  }

  /// Of the current month, so that there is something to tell.
  private func words(_ report: String) -> [String] {
    report == "month"
      ? ["report", "month", "--month", "2026-11"]
      : ["report", report, "--from", "2026-11-01", "--to", "2026-11-30"]
  }

  @Test("each report is there in each form and both languages")
  func forms() throws {
    let office = try office()
    for report in Self.reports {
      for language in ["en", "zh-Hans"] {
        for format in ["text", "csv", "html", "markdown", "json"] {
          let page = try office.launch(
            words(report) + ["--format", format, "--language", language])
          #expect(page.status == 0 && page.output.count > 20, "\(report) \(format)")
          #expect(!page.output.contains("⟨"), "\(report) \(format) \(language)")
          if format == "csv" {
            // RFC 4180: every line ends in CR LF, the last one too.
            let bytes = Array(page.output.utf8)
            let ends = bytes.indices.filter { bytes[$0] == 0x0A }
            #expect(ends.allSatisfy { $0 > 0 && bytes[$0 - 1] == 0x0D }, "\(report)")
            #expect(bytes.suffix(2) == [0x0D, 0x0A], "\(report)")
          }
        }
      }
      let table = try office.launch(words(report) + ["--campus", "NH"])
      #expect(table.status == 0, "\(report): \(table.complaint)")
      #expect(try office.launch(words(report) + ["--campus", "nowhere"]).status == 66, "\(report)")
    }
  }

  @Test("JSON has camelCase keys alone, and null where nothing can be divided")
  func json() throws {
    let office = try office()
    for report in Self.reports {
      let value = try office.launch(words(report) + ["--json"]).json()
      for key in keys(in: value) {
        #expect(
          key.wholeMatch(of: /[a-z][a-zA-Z0-9]*/) != nil, "\(report): \(key)")
      }
    }
    let staff = try office.launch(words("staff") + ["--json"]).json()
    let total = try #require(staff["total"] as? [String: Any])
    #expect(total["onTimeRate"] is NSNull && total["completed"] as? Int == 0)
    let month = try office.launch(words("month") + ["--json"]).json()
    #expect(month["rateBefore"] is NSNull && month["isOver"] as? Bool == false)
    #expect((month["asOf"] as? String)?.hasSuffix("+08:00") == true)
    let whole = try #require(month["whole"] as? [String: Any])
    #expect(whole["reported"] as? Int == 3 && whole["onTimeRate"] is NSNull)
    #expect((whole["recurring"] as? [Any])?.count == 1)
  }

  @Test("a figure reads the same with a form and without one, and a pipe has a group on one line")
  func sameFigures() throws {
    let office = try Office.simulated()
    for words in [
      ["order", "log", "--place", "NH/TSG/201", "--category", "lighting", "灯管不亮"],
      [
        "order", "complete", "NH-1", "--cause", "老化", "--remedy", "更换", "--now",
        "2026-11-28T10:30:00+08:00",
      ],
    ] {
      let done = try office.launch(words)
      #expect(done.status == 0, "\(words) \(done.complaint)")
    }
    let words = words("turnaround") + ["--language", "en"]
    let lines = try office.launch(words).output.split(separator: "\n")
    let piped = try #require(lines.last).split(separator: "\t").map(String.init)
    // Three tables, without the one of where the time goes; the pipe has the code beside the name.
    let paper = try office.launch(words + ["--format", "markdown"]).output
      .replacing("\\", with: "").replacing("*", with: "")
      .split(whereSeparator: \.isNewline).filter { $0.hasPrefix("| \(piped[0]) |") }
      .map { row in
        row.split(separator: "|").dropFirst().map { $0.trimmingCharacters(in: .whitespaces) }
      }.filter { [7, 6].contains($0.count) }
    #expect(lines.count == 2 && paper.map(\.count) == [7, 6, 6])
    #expect(lines[0].contains("\tlighting\t"))
    #expect(Array(piped.dropFirst()) == paper.flatMap { $0 })
    #expect(piped.contains("1d1h"), "\(piped)")
  }

  @Test("a month that is none, or has not begun, is refused, and an empty one says that it is")
  func months() throws {
    let office = try Office.simulated()
    #expect(try office.run("report", "month", "--month", "2026-13").status == 65)
    #expect(try office.run("report", "month", "--month", "November").status == 65)
    #expect(try office.run("report", "month", "--month", "2027-01").status == 65)
    let empty = try office.run("report", "month", "--month", "2025-03")
    #expect(empty.status == 0 && empty.output.contains("nothing was reported or walked in 2025-03"))
    // No route was in force: there is no word for how its quota stood.
    let json = try office.run("report", "month", "--month", "2025-03", "--json").json()
    let whole = try #require(json["whole"] as? [String: Any])
    let routes = try #require(whole["patrols"] as? [[String: Any]])
    #expect(!routes.isEmpty && routes.allSatisfy { $0["word"] is NSNull })
    let week = try office.run("week", "--week", "2025-W11", "--json").json()
    let items = try #require(week["items"] as? [[String: Any]])
    #expect(!items.isEmpty && items.allSatisfy { $0["word"] is NSNull })
    // Without a month it is the last one that is over.
    #expect(try office.run("report", "month").output.contains("2026-10"))
  }

  @Test("at a terminal the tables have the same words under them as on paper, in a pipe none")
  func notes() throws {
    let office = try office()
    for (report, words) in [
      ("turnaround", "Median: half took no longer"), ("backlog", "Weeks to clear: open by"),
      ("patrols", "Alike means"), ("staff", "On the job: from taking on"),
      ("recurrence", "Equipment"), ("month", "3 orders were reported"),
    ] {
      let line = (self.words(report) + ["--language", "en"]).joined(separator: " ")
      let shown = try office.shell(
        "TERM=xterm script -qec \"stty cols 200; '$PATROL' \(line)\" /dev/null"
      ).output
      #expect(shown.contains(words), "\(report): \(shown)")
      guard report != "month" else { continue }
      let piped = try office.launch(self.words(report) + ["--language", "en"]).output
      #expect(!piped.contains(words), "\(report)")
    }
  }

  @Test("a contractor's paper asks for one that is known, and has its orders alone")
  func contractor() throws {
    let office = try office()
    #expect(
      try office.run("report", "turnaround", "--contractor", "nobody").status == 66)
    let paper = try office.run("report", "turnaround", "--contractor", "hl", "--json").json()
    #expect(paper["contractor"] as? String == "HL")
    let total = try #require(paper["total"] as? [String: Any])
    #expect(total["reported"] as? Int == 0 && total["onTimeRate"] is NSNull)
    #expect((paper["promises"] as? [Any])?.isEmpty == true)
    #expect((paper["breaches"] as? [Any])?.isEmpty == true)
    #expect(try office.run("report", "turnaround", "--json").json()["promises"] == nil)
  }

  @Test("rounds are summed up by route, week or month")
  func patrols() throws {
    let office = try Office.simulated()
    for (by, label) in [("week", "2026-W45"), ("month", "2026-11")] {
      let report = try office.launch(words("patrols") + ["--by", by, "--json"]).json()
      let spans = try #require(report["spans"] as? [[String: Any]])
      #expect(spans.contains { $0["period"] as? String == label }, "\(by)")
      let text = try office.launch(words("patrols") + ["--by", by])
      #expect(text.status == 0 && text.output.contains(label), "\(by)")
    }
    #expect(try office.launch(words("patrols") + ["--json"]).json()["spans"] == nil)
    #expect(try office.launch(words("patrols") + ["--by", "year"]).status == 64)
  }

  private func keys(in value: Any) -> [String] {
    if let object = value as? [String: Any] {
      return object.flatMap { [$0.key] + keys(in: $0.value) }
    }
    return (value as? [Any])?.flatMap { keys(in: $0) } ?? []
  }
}
