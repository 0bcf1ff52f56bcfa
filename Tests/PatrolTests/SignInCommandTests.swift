import Foundation
import Testing

/// No terminal is at hand in these: whoever has to sign in cannot.
@Suite("Signing in from the command line")
struct SignInCommandTests {
  private static let rules = "[sign_in]\naccounts = [\"*\"]\n"

  /// An office in which everybody signs in.
  private func locked() throws -> Office {
    let office = try Office()
    try office.file("config/patrol/signin.toml", Self.rules)
    let made = try office.run("init", "--simulated", input: "correct horse\n")
    #expect(made.status == 0, "\(made.complaint)")
    return office
  }

  @Test("one's own passphrase is set from standard input, and another's by whoever manages people")
  func set() throws {
    let office = try Office.simulated()
    let own = try office.run("staff", "passphrase", "--json", input: "correct horse\n")
    #expect(own.status == 0, "\(own.complaint)")
    #expect(try own.json()["number"] as? String == "1")
    #expect(try office.run("staff", "passphrase", "1007", input: "geheim und lang").status == 0)
    let short = try office.run("staff", "passphrase", "1007", input: "1234567\n")
    #expect(short.status == 65 && short.complaint.contains("fewer than 8 characters"))
    let refused = try office.run(
      "staff", "passphrase", "1", "--as", "1007", input: "correct horse\n")
    #expect(refused.status == 77, "\(refused.complaint)")
    #expect(try office.run("staff", "passphrase", "9999", input: "whatever it is").status == 66)
    let cleared = try office.run("staff", "passphrase", "1007", "--clear", "--json")
    #expect(try cleared.json()["passphrase"] as? Bool == false)
    #expect(try office.run("staff", "unlock", "1007").status == 0)
    #expect(try office.run("staff", "unlock", "1007", "--as", "1007").status == 77)
    // Neither the file nor the history knows a word of them.
    let events = try office.run("export", "events", "--format", "csv").output
    #expect(events.contains("passphraseSet") && events.contains("passphraseCleared"))
    let bytes = try Data(contentsOf: URL(fileURLWithPath: office.database))
    for secret in ["correct horse", "geheim und lang", "1234567"] {
      #expect(!events.contains(secret) && bytes.range(of: Data(secret.utf8)) == nil)
    }
  }

  @Test("at a desk in lines a passphrase is typed twice and is in nothing that is said or kept")
  func lines() throws {
    let office = try Office.simulated()
    let said = try office.run(
      "--linear", input: ":passphrase\ncorrect horse\ncorrect horsf\n.\n:passphrase\n.\nq\n")
    #expect(said.output.contains("the two passphrases differ"), "\(said)")
    let done = try office.run(
      "--linear",
      input: ":passphrase\ncorrect horse\ncorrect horse\ng 8\n1\nP\nshort\nshort\n.\nq\n")
    #expect(done.output.contains("1 has a new passphrase"), "\(done)")
    #expect(done.output.contains("fewer than 8 characters"), "\(done)")
    for text in [said.output, done.output, done.complaint] { #expect(!text.contains("horse")) }
    let files = try #require(
      FileManager.default.enumerator(at: office.home, includingPropertiesForKeys: nil))
    for case let file as URL in files where !file.lastPathComponent.hasPrefix("in-") {
      let bytes = (try? Data(contentsOf: file)) ?? Data()
      #expect(bytes.range(of: Data("correct hors".utf8)) == nil, "\(file.path)")
    }
  }

  @Test("where people sign in, nothing is shown to whoever has not, whatever they ask for")
  func nothing() throws {
    let office = try locked()
    let commands = """
      order list|order show NH-1|order log --place NH --category lighting x|order explain NH-1
      order slip NH-1|order restate NH-1|queue|queue acknowledge NH-1|round list|round routes
      round take NH-R1|round start NH-R1|week|handover show|handover list|handover draft
      handover print|report turnaround|report patrols|report backlog|report staff
      report recurrence|report month|export orders|export events|export rounds|doctor
      doctor --chain|config show|config check|config apply .|config try .|place list
      staff list|staff roster|staff rights|staff rights 1|staff passphrase|staff passphrase 1
      staff passphrase --clear|staff unlock 1|staff login 1 root|staff add 9 x|staff role 9 head
      staff disable 9|staff enable 9|backup copy.db|import orders x --map y|--linear
      import staff x --map y
      """.split(whereSeparator: { "|\n".contains($0) })
    for command in commands {
      for further in [[], ["--as", "1"], ["--config", "."]] {
        // Whatever is on standard input is no passphrase of anybody.
        let words = command.split(separator: " ").map(String.init) + further
        let outcome = try office.launch(words, input: "1\ncorrect horse\n")
        // What is not understood, or not there, is said before the database is opened.
        #expect([77, 64, 66].contains(outcome.status), "\(words): \(outcome.complaint)")
        // What the files of a configuration say is no secret of the database.
        let said = words.starts(with: ["config", "check"]) ? "the configuration is valid\n" : ""
        #expect(outcome.output == said, "\(words): \(outcome.output)")
        if outcome.status == 77 {
          #expect(outcome.complaint.contains("sign in with number and passphrase"), "\(words)")
        }
      }
    }
    #expect(!FileManager.default.fileExists(atPath: office.path("copy.db")))
    let restored = try office.run("restore", office.database, "--yes")
    #expect(restored.status == 77)
    let tick = try office.run("tick", "--json")
    #expect(tick.status == 0 && tick.output == "")
    #expect(try office.run("order", "list", "--language", "zh-Hans").complaint.contains("登录"))
    // What has nothing of the database works.
    for free in [["keys"], ["--version"], ["order", "--help"], ["config", "show", "roles.toml"]] {
      #expect(try office.launch(free).status == 0, "\(free)")
    }
  }

  @Test("init asks for the first passphrase before it makes anything, and maps no system user")
  func initialise() throws {
    let office = try Office()
    try office.file("config/patrol/signin.toml", Self.rules)
    let short = try office.run("init", input: "short\n")
    #expect(short.status == 65)
    #expect(!FileManager.default.fileExists(atPath: office.database))
    let made = try office.run("init", "--json", input: "correct horse\n")
    #expect(made.status == 0, "\(made.complaint)")
    #expect(try made.json()["login"] is NSNull)
  }

  @Test("a configuration that would let nobody in is refused, and said to be so by config check")
  func shutOut() throws {
    let office = try Office.simulated()
    try office.file("new/signin.toml", Self.rules)
    for step in ["apply", "check"] {
      let refused = try office.launch(
        ["config", step, office.path("new")] + (step == "apply" ? ["--yes"] : []))
      #expect(refused.status == 75, "\(refused.complaint)")
      #expect(refused.complaint.contains("would get in any more"))
    }
    #expect(try office.run("staff", "passphrase", input: "correct horse").status == 0)
    #expect(try office.run("config", "apply", office.path("new"), "--yes").status == 0)
    #expect(try office.run("order", "list").status == 77)
    // The user's own configuration does not switch it off.
    try office.file("config/patrol/signin.toml", "[sign_in]\naccounts = []\n")
    #expect(try office.run("order", "list").status == 77)
  }

  @Test("a file that says who signs in is checked line by line")
  func mistakes() throws {
    let office = try Office.simulated()
    try office.file(
      "new/signin.toml",
      "[sign_in]\naccounts = [\"a\", \"a\", \" \"]\nlock_after = \"0m\"\nlock = 3\n")
    let checked = try office.run("config", "check", office.path("new"))
    #expect(checked.status == 65)
    for place in ["signin.toml:2: sign_in.accounts[2]", "signin.toml:3: sign_in.lock_after"] {
      #expect(checked.output.contains(place), "\(checked.output)")
    }
  }
}
