import Foundation
import Testing

/// What a shell may do to the streams and the words of a program.
@Suite("Streams and words of the command line")
struct StreamTests {
  @Test("a closed stream is told where it is needed, and never becomes a file of ours")
  func closed() throws {
    let office = try Office.simulated()
    _ = try office.logDefect()
    let script = """
      run() { "$@"; echo "status $?" >>statuses; }
      run "$PATROL" order list <&-
      run "$PATROL" order list >&-
      run "$PATROL" export events >&-
      run "$PATROL" order show NH-99 2>&-
      run "$PATROL" order log --place NH --category lighting kept <&- >&- 2>&-
      run "$PATROL" due --calendar china --batch - <&-
      """
    let outcome = try office.shell(script)
    let statuses = try String(contentsOfFile: office.path("statuses"), encoding: .utf8)
    #expect(
      statuses.split(separator: "\n").map { $0.dropFirst(7) } == [
        "0", "74", "74", "66", "74", "74",
      ])
    #expect(outcome.complaint.contains("cannot write to standard output: it is not open"))
    #expect(try office.run("doctor", "--chain").status == 0)
    #expect(try office.run("order", "list").lines.count == 2)
    let lock = try Data(contentsOf: URL(fileURLWithPath: office.database + ".lock"))
    #expect(lock.isEmpty, "nothing was printed into a file of ours")
  }

  @Test("control and direction characters reach neither the screen nor an error's line")
  func controls() throws {
    let office = try Office.simulated()
    for text in ["\u{1B}[31mred", "a\u{202E}b", "\u{7}bell", "osc\u{1B}]0;x\u{7}", "zero\u{200B}"] {
      let logged = try office.run(
        "order", "log", "--place", "NH", "--category", "lighting", "--reporter", text, text)
      #expect(logged.status == 0, "\(logged.complaint)")
      for words in [
        ["order", "show", text], ["order", "list", "--filter", "campus:\(text)"],
        ["--as", text, "order", "list"], ["order", "list", "--now", text], [text],
        ["order", "hold", "NH-1", "--until", "2026-12-01", "--reason", text],
        ["--database", text, "order", "list"], ["due", "--calendar", text, "--from", text],
      ] {
        let outcome = try office.launch(words)
        #expect(outcome.status >= 64)
        expectHarmless(outcome.complaint.dropLast())
      }
    }
    for words in [["order", "list"], ["order", "show", "NH-1"], ["order", "show", "NH-2"]] {
      for line in try office.launch(words).lines { expectHarmless(line[...]) }
    }
  }

  @Test("JSON writes characters that do not show, or turn the line around, as escapes")
  func escapes() throws {
    let office = try Office.simulated()
    let text = "a\u{202E}b\u{200B}c\u{61C}d\u{FEFF}e\u{9B}f\u{2066}g\u{7F}h\u{1B}i\u{2060}j灯"
    let logged = try office.run("order", "log", "--place", "NH", "--category", "lighting", text)
    #expect(logged.status == 0, "\(logged.complaint)")
    for words in [
      ["order", "list", "--json"], ["order", "show", "NH-1", "--json"],
      ["export", "events", "--json"], ["export", "orders", "--format", "json"],
    ] {
      let outcome = try office.launch(words)
      #expect(outcome.output.contains("a\\u202Eb\\u200Bc\\u061Cd\\uFEFFe\\u009Bf\\u2066g"))
      let hidden = outcome.output.unicodeScalars.filter {
        $0 != "\n"
          && [.control, .format].contains($0.properties.generalCategory)
      }
      #expect(hidden.isEmpty, "\(words): \(hidden)")
    }
    let item = try #require(
      (try office.run("order", "list", "--json").json()["items"] as? [[String: Any]])?.first)
    #expect(item["text"] as? String == text)
  }

  private func expectHarmless(_ text: Substring) {
    let harmful = text.unicodeScalars.filter {
      ($0.value < 0x20 && $0 != "\t") || $0.value == 0x7F || (0x202A...0x202E).contains($0.value)
        || (0x2066...0x2069).contains($0.value)
    }
    #expect(harmful.isEmpty, "\(String(text).debugDescription)")
  }

  @Test("words that are no text are 65, and a long word makes no long line")
  func words() throws {
    let office = try Office.simulated()
    let bytes = try office.shell("\"$PATROL\" order show $'NH-\\xff'; echo $?")
    #expect(bytes.output == "65\n")
    #expect(bytes.complaint.contains("is not UTF-8"))
    let long = String(repeating: "长", count: 20_000)
    for words in [
      ["order", "show", long], ["order", "log", "--place", long, "--category", "lighting", "x"],
      ["order", "list", "--sort", long], ["--as", long, "order", "list"], [long],
    ] {
      let outcome = try office.launch(words)
      #expect(outcome.status == 64 || outcome.status == 66)
      #expect(outcome.complaint.count < 800)
      #expect(outcome.complaint.hasPrefix("patrol: "))
    }
    let text = try office.run(
      "order", "log", "--place", "NH", "--category", "lighting", String(long.prefix(10_001)))
    #expect(text.status == 65)
    #expect(text.complaint.contains("longer than 10000 characters"))
    let terms = String(repeating: "late ", count: 101)
    let filter = try office.run("order", "list", "--filter", terms)
    #expect(filter.status == 65)
    #expect(filter.complaint.contains("(character 501)"))
  }

  @Test("a reading below zero is a reading, and a filter may begin with a minus")
  func minus() throws {
    let office = try Office.simulated()
    _ = try office.logDefect()
    #expect(try office.run("order", "list", "--filter", "-major").lines.count == 1)
    #expect(try office.run("order", "list", "--filter", "-lighting").status == 0)
    #expect(try office.run("round", "start", "NH-R1").status == 0)
    let checked = try office.run("round", "check", "1", "transformer", "-18.5", "--json")
    #expect(checked.status == 0, "\(checked.complaint)")
    let shown = try office.run("round", "show", "--json").json()
    let items = try #require(shown["items"] as? [[String: Any]])
    let item = items.first { $0["item"] as? String == "transformer" }
    #expect(item?["value"] as? String == "-18.5")
  }

  @Test("what the argument parser refuses is said in Chinese too")
  func chinese() throws {
    let office = try Office()
    for (words, says) in [
      ("frob", "patrol 没有命令 frob；可用 init"), ("order list --frob", "没有选项 --frob"),
      ("order log", "缺少 <text>"), ("order list --limit", "--limit <n> 需要一个值"),
      ("order list --limit x", "x 不能用于 --limit <n>"), ("tick now", "多余的参数 now"),
      ("order list --color red", "red 不能用于 --color <auto|never>；可用 auto、never"),
    ] {
      let outcome = try office.launch(
        words.split(separator: " ").map(String.init), environment: ["LANG": "zh_CN.UTF-8"])
      #expect(outcome.status == 64)
      #expect(outcome.complaint.contains(says), "\(outcome.complaint)")
    }
  }
}
