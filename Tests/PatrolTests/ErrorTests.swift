import Foundation
import Testing

/// What goes wrong is one line and one number, whatever it is.
@Suite("Errors of the command line")
struct ErrorTests {
  /// A bad input with what it answers; `{number}` is an order on hold for nobody in particular.
  struct Bad: Sendable, CustomTestStringConvertible {
    var words: [String]
    var status: Int32
    var says: String
    var testDescription: String { words.joined(separator: " ") }

    init(_ words: String, _ status: Int32, _ says: String) {
      self.words = words.split(separator: " ").map(String.init)
      (self.status, self.says) = (status, says)
    }
  }

  static let table = [
    Bad("", 64, "standard output is not a terminal"),
    Bad("frobnicate", 64, "patrol has no command frobnicate; it has init, demo"),
    Bad("order frobnicate", 64, "patrol order has no command frobnicate; it has log, list"),
    Bad("tick frobnicate", 64, "unexpected argument frobnicate"),
    Bad("order list --frobnicate", 64, "unknown option --frobnicate"),
    Bad("order list --linear", 64, "unknown option --linear"),
    Bad("order show", 64, "<n> is missing"),
    Bad("order list --filter", 64, "--filter <expr> needs a value"),
    Bad("report turnaround --by moon", 64, "use category, campus, place"),
    Bad("order list --limit many", 64, "--limit"),
    Bad("order list --limit 0", 64, "a page cannot have 0 rows"),
    Bad("order list --limit -1", 64, "a page cannot have -1 rows"),
    Bad("order list --limit 100001", 64, "a page cannot have 100001 rows"),
    Bad("order list --limit 99999999999999999999", 64, "will not do for --limit <n>"),
    Bad("demo --days -1 --no-open", 64, "the days are 0 to 3660"),
    Bad("demo --seed 0 --no-open", 64, "a seed is 1 or more"),
    Bad("order list --language fr", 64, "--language"),
    Bad("order log --place NH", 64, "<text>"),
    Bad("order log --place NH x", 64, "--category"),
    Bad("order log --follows NH-77 x", 66, "NH-77"),
    Bad("order cancel NH-1 --duplicate-of NH-1", 65, "duplicate of itself"),
    Bad("order decline NH-1", 64, "a reason is needed"),
    Bad("order complete NH-1 --cause worn", 64, "completing needs cause and remedy"),
    Bad("order complete NH-1 --cause a --remedy b --minutes -5", 65, "0 to 100000"),
    Bad("order complete NH-1 --cause a --remedy b --minutes=-5", 65, "0 to 100000"),
    Bad("order log --place NH --category lighting --cause worn x", 64, "--cause tells of a"),
    Bad("order log --place NH --category lighting --remedy new x", 64, "add --done"),
    Bad("order log --place NH --category lighting --minutes 5 x", 64, "leave out --minutes"),
    Bad("order log --place NH --category lighting --part tube x", 64, "leave out --part"),
    Bad("round check 2 lamps pass --cause worn", 64, "--cause tells of a repair"),
    Bad("round check 2 lamps pass --major", 64, "--major goes with a failure"),
    Bad("round watch NH-R1 --extend -1 --reason x", 75, "without a heightened watch"),
    Bad("order hold NH-1 --reason parts", 64, "a hold needs a wake date"),
    Bad("order rate NH-1", 64, "a rating is needed"),
    Bad("due --calendar china --from 2026-01-01", 64, "do not go together"),
    Bad("due --calendar china --batch - --from 2026-01-01", 64, "do not go together"),
    Bad("config apply new", 66, "there is no directory new"),
    Bad("order log --place NOWHERE --category lighting x", 66, "there is no place NOWHERE"),
    Bad("order log --place NH --category magic x", 66, "there is no category magic"),
    Bad("order log --place NH --category lighting --asset A-1 x", 66, "no asset A-1"),
    Bad("order show NH-99", 66, "there is no order NH-99"),
    Bad("order dispatch NH-1 --to Nobody", 66, "Nobody"),
    Bad("order list --as 404", 66, "there is nobody 404"),
    Bad("order show NH-99999999999999999999", 66, "no order NH-99999999999999999999"),
    Bad("order list --filter campus:moon", 66, "campus:moon (character 1): there is no campus"),
    Bad("order list --filter place:NO/WHERE", 66, "place:NO/WHERE (character 1): there is no"),
    Bad("order list --filter crew:XX", 66, "crew:XX (character 1): there is no person"),
    Bad("order list --filter holder:nobody", 66, "holder:nobody (character 1)"),
    Bad("order list --filter category:magic", 66, "category:magic (character 1)"),
    Bad("order list --filter route:NH-R9", 66, "route:NH-R9 (character 1): there is no route"),
    Bad("config show moon.toml", 66, "there is no built-in file moon.toml"),
    Bad("round start NH-R99", 66, "there is no route NH-R99"),
    Bad("handover show NH-H99", 66, "there is no handover sheet NH-H99"),
    Bad("due --calendar nowhere.toml --from 2026-01-01 --target 2h", 66, "no calendar nowhere"),
    Bad("import orders nowhere.csv --map nowhere.toml", 66, "cannot read nowhere.toml"),
    Bad("backup /nowhere/copy.db", 73, "cannot create /nowhere/copy.db"),
    Bad("restore nowhere.db --yes", 66, "cannot read nowhere.db"),
    Bad("init", 73, "exists already"),
    Bad("order log --place NH --category lighting --priority P9 x", 65, "no priority P9"),
    Bad("order log --place NH --category lighting --agreed soon x", 65, "soon is not a time"),
    Bad("order hold NH-1 --reason mood --until 2026-12-01", 65, "there is no reason mood"),
    Bad("order hold NH-1 --reason parts --until tomorrow", 65, "tomorrow is not a date"),
    Bad("order rate NH-1 --rating 9", 65, "9 is not a rating"),
    Bad("order list --filter prio:urgent", 65, "prio:urgent"),
    Bad("order list --filter colour:red", 65, "colour:red (character 1)"),
    Bad("order list --after there", 65, "the cursor there is not valid"),
    Bad("order list --after=-1", 65, "the cursor -1 is not valid"),
    Bad("order list --filter state:", 65, "state: (character 1) needs a value"),
    Bad("order list --filter age:>99999999999999999999d", 65, "it may be >3d"),
    Bad("order log --place NH --category lighting --agreed 2026-02-30 x", 65, "not a time"),
    Bad("order log --place NH --category lighting --agreed 2026-12-01T24:01 x", 65, "not a time"),
    Bad("order log --place NH --category lighting --agreed 10000-01-01 x", 65, "not a time"),
    Bad("order hold NH-1 --reason parts --until 2026-02-30", 65, "not a date"),
    Bad("week --week 9999-W53", 65, "9999-W53 is not a week"),
    Bad("week --week 2026-W54", 65, "2026-W54 is not a week"),
    Bad("report turnaround --from 2026-05-02 --to 2026-05-01", 65, "before the start"),
    Bad("due --calendar china --from now --target 2h", 65, "now is not a time"),
    Bad("due --calendar china --from 2026-01-01 --target soon", 65, "soon is not a target"),
    Bad("due --calendar china --from 2026-01-01 --target 2h --hold x", 65, "not a hold"),
    Bad("--now 2026-11-01 order list", 65, "only moves forward"),
    Bad("order accept NH-1 --happened 2030-01-01", 65, "has not come yet"),
    Bad("order resume NH-1", 75, "possible now"),
    Bad("order verify NH-1", 75, "NH-1 is dispatched"),
    Bad("round finish", 75, "no round underway"),
    Bad("order verify NH-1 --as 1007", 77, "do not allow"),
  ]

  @Test("every bad input has its number and one line that says what happened and what to do")
  func bad() throws {
    let office = try Office.simulated()
    let number = try office.logDefect()
    #expect(number == "NH-1")
    for bad in Self.table {
      let outcome = try office.launch(bad.words)
      let what = "patrol \(bad.testDescription): \(outcome.status) \(outcome.complaint)"
      #expect(outcome.status == bad.status, "\(what)")
      #expect(outcome.complaint.contains(bad.says), "\(what)")
      #expect(outcome.complaint.hasPrefix("patrol: "), "\(what)")
      #expect(outcome.complaint.split(separator: "\n").count == 1, "\(what)")
      #expect(!outcome.complaint.contains("⟨"), "\(what)")
      #expect(!outcome.complaint.contains("{"), "\(what)")
      #expect(outcome.output.isEmpty, "\(what)")
    }
  }

  @Test("a missing database names the demonstration beside it")
  func missing() throws {
    let office = try Office()
    let without = try office.run("order", "list")
    #expect(without.status == 66)
    #expect(without.complaint.contains("patrol init"))
    try office.file("data/patrol/demo.db", "")
    let beside = try office.run("order", "list")
    #expect(beside.status == 66)
    #expect(beside.complaint.contains("patrol demo"))
    #expect(beside.complaint.contains("--database \(office.path("data/patrol/demo.db"))"))
  }

  @Test("a file that is no database of ours is refused and left alone")
  func foreign() throws {
    let office = try Office()
    let path = try office.file("notes.db", "these are notes, and no database at all, really not")
    let outcome = try office.run("--database", path, "order", "list")
    #expect(outcome.status == 78)
    #expect(try String(contentsOfFile: path, encoding: .utf8).hasPrefix("these are notes"))
  }

  @Test("demo refuses a database that is no demonstration")
  func noDemonstration() throws {
    let office = try Office.simulated()
    let outcome = try office.run("demo", "--no-open", "--database", office.database)
    #expect(outcome.status == 73)
    #expect(outcome.complaint.contains("is not a demonstration"))
  }

  @Test("a malformed configuration is 78 where it is installed and 65 where it is given")
  func malformed() throws {
    let office = try Office.simulated()
    try office.file("broken/standards.toml", "[[rule\n")
    try office.file("broken/notify.toml", "[notify]\ncomand = \"x\"\n")
    let given = try office.run("config", "check", office.path("broken"))
    #expect(given.status == 65)
    #expect(given.output.contains("standards.toml:1"))
    #expect(given.output.contains("comand"))
    let applied = try office.run("config", "apply", office.path("broken"), "--yes")
    #expect(applied.status == 65)
    try office.file("config/patrol/notify.toml", "[notify]\ncomand = \"x\"\n")
    #expect(try office.run("config", "check").status == 78)
    #expect(try office.run("config", "check", "--json").json()["ok"] as? Bool == false)
  }

  @Test("config check judges the files also when the database cannot be read, and then says so")
  func checkedBesideABrokenDatabase() throws {
    let office = try Office.simulated()
    try office.file("broken.db", "this is no database")
    let outcome = try office.run(
      "--database", office.path("broken.db"), "config", "check", "--json")
    #expect(outcome.status == 78)
    #expect(try outcome.json()["ok"] as? Bool == true)
    #expect(outcome.complaint.contains("broken.db"))
  }

  @Test("a reader that has seen enough ends the program in peace")
  func closedPipe() throws {
    let office = try Office.simulated()
    let full = try office.launch(["config", "show", "checklists.toml"])
    #expect(full.status == 0)
    let shell = Process()
    shell.executableURL = URL(fileURLWithPath: "/bin/bash")
    shell.arguments = [
      "-c", "set -o pipefail; '\(office.programPath)' config show | head -c 1 >/dev/null",
    ]
    shell.environment = ["HOME": office.home.path, "PATH": "/usr/bin:/bin"]
    shell.standardError = FileHandle.nullDevice
    try shell.run()
    shell.waitUntilExit()
    #expect(shell.terminationStatus == 0)
  }

  @Test("a full disk behind standard output is 74")
  func fullDisk() throws {
    let office = try Office()
    let outcome = try office.launch(["config", "show", "checklists.toml"], into: "/dev/full")
    #expect(outcome.status == 74)
    #expect(outcome.complaint.contains("standard output"))
  }
}
