import Foundation
import Glibc
import Testing

/// A program with mode 2755 and the group of the office, for real: root makes the accounts and runs it as them.
@Suite("Rights that are lent", .serialized)
struct LentRightsTests {
  /// One for all: making it takes longer than most of them.
  private static let shared = Result { try Machine(programMode: 0o2755) }
  private static let office = Result { try found(in: try shared.get()) }

  /// A machine with an office in which no. 1007 is the account `wang`, and `stranger` is nobody.
  func machine() throws -> Machine {
    try Machine.require()
    let machine = try Self.shared.get()
    try machine.requireProgram()
    try Self.office.get()
    return machine
  }

  private static func found(in machine: Machine) throws {
    let made = try machine.run(
      as: Machine.office,
      """
      umask 077
      $P init && $P staff login 1007 wang && $P backup /mnt/office/copy.db &&
      echo secret >/mnt/office/secret.csv && chmod 660 /mnt/office/secret.csv
      """, environment: environment)
    #expect(made.status == 0, "\(made.complaint)")
  }

  private static let environment = ["P": Machine.program]

  func run(
    _ machine: Machine, as account: Machine.Account = Machine.wang, _ script: String,
    _ environment: [String: String] = [:]
  ) throws -> Outcome {
    try machine.run(as: account, script, environment: Self.environment.merging(environment) { $1 })
  }

  /// Owner, group and mode of what is in the office's folder.
  private func files(_ machine: Machine) throws -> [String] {
    try Process.finish(
      "/bin/sh", "-c", "cd \"$0\" && stat -c '%n %g %a' -- *", machine.path("mnt/office")
    ).lines
  }

  @Test("people work in a file that they cannot open, and whoever is nobody reads nothing")
  func work() throws {
    let machine = try machine()
    let logged = try run(
      machine,
      "umask 022; $P order log --place NH/TSG/201 --category lighting dark && $P order list")
    #expect(logged.status == 0 && logged.output.contains("NH-1"), "\(logged)")
    #expect(try run(machine, "cat /mnt/office/patrol.db").status != 0)
    #expect(try run(machine, "ls /mnt/office").status != 0)
    for file in try files(machine) {
      #expect(file.hasSuffix(" 60001 660"), "\(file)")
    }
    let commands = """
      order list|order show NH-1|order explain NH-1|order slip NH-1|queue|round list|week
      handover list|report backlog|report month|export orders|export events|doctor|doctor --chain
      config show|config try .|place list|staff list|staff rights|staff rights 1|tick
      staff passphrase 1|--linear|order log --place NH --category lighting x
      """.split(whereSeparator: { "|\n".contains($0) })
    for command in commands {
      let read = try run(machine, as: Machine.stranger, "$P \(command)")
      #expect(read.status == 77, "\(command): \(read)")
      #expect(read.output == "" && read.complaint.contains("nobody here"), "\(command): \(read)")
    }
    // Several at once, each with a log that another may have made.
    let many = try run(
      machine,
      """
      for n in 1 2 3 4; do $P order log --place NH/TSG/201 --category lighting "lamp $n" & done; wait
      $P order list --json | tr ',' '\\n' | grep -c '"text"'
      """)
    #expect(many.lines.last == "5", "\(many)")
    #expect(try run(machine, as: Machine.office, "$P doctor").status == 0)
  }

  @Test("what a user names is opened with the user's own rights, whatever names it")
  func named() throws {
    let machine = try machine()
    let attempts = [
      "$P --database /mnt/office/copy.db order list",
      "PATROL_DATABASE=/mnt/office/copy.db $P order list",
      "ln -s /mnt/office/patrol.db mine.db; $P --database mine.db order list",
      "$P --database /mnt/office/../office/patrol.db order list",
      "$P report backlog --output /mnt/office/paper.txt",
      "$P report backlog --output /mnt/office/secret.csv",
      "$P import orders /mnt/office/secret.csv --map /mnt/office/secret.csv",
      "$P due --calendar 24x7 --batch /mnt/office/secret.csv",
      "$P due --calendar /mnt/office/secret.csv --from 2026-11-27 --target 1h",
      "$P round bring /mnt/office/secret.csv",
      "$P config check /mnt/office",
      "$P --database new.db init --campus /mnt/office/secret.csv",
      "$P round start NH-R1 >/dev/null; $P round check 1 x fail --photo /mnt/office/secret.csv",
    ]
    for attempt in attempts {
      let outcome = try run(machine, attempt)
      #expect(outcome.status != 0 && outcome.output == "", "\(attempt): \(outcome)")
      #expect(!outcome.complaint.contains("secret\n"), "\(attempt): \(outcome)")
    }
    #expect(try files(machine).allSatisfy { !$0.contains("paper") })
    let own = try run(
      machine, "$P report backlog --output own.txt && stat -c '%u %g' own.txt && rm own.txt")
    #expect(own.lines == ["60002 60002"], "\(own)")
    // A database of one's own is one's own affair.
    let demo = try run(
      machine, "$P --database mine-alone.db init --simulated && stat -c '%g %a' mine-alone.db")
    #expect(demo.lines.last == "60002 600", "\(demo)")
  }

  @Test("what is done to the file and not in it is for the account that owns it")
  func ownersWork() throws {
    let machine = try machine()
    for command in [
      "init", "backup c.db", "restore /mnt/office/copy.db --yes", "doctor --rebuild --yes",
    ] {
      let refused = try run(machine, "$P \(command)")
      #expect(refused.status == 77, "\(command): \(refused)")
      #expect(refused.complaint.contains("sudo -u patrol"), "\(command): \(refused)")
    }
    #expect(!FileManager.default.fileExists(atPath: machine.path("mnt/home/wang/c.db")))
    let done = try run(
      machine, as: Machine.office,
      "$P backup /mnt/office/new.db && $P restore /mnt/office/new.db --yes && $P doctor")
    #expect(done.status == 0, "\(done)")
  }

  @Test("programs that are started have none of the lent rights, and all of their user's variables")
  func outside() throws {
    let machine = try machine()
    let outcome = try run(
      machine,
      """
      mkdir -p own && cat >own/weasyprint <<'END'
      #!/bin/sh
      cat >/dev/null
      { grep Gid: /proc/self/status; echo "$MINE"; cat /mnt/office/secret.csv; } >"$HOME/seen" 2>&1
      END
      chmod 755 own/weasyprint
      MINE=word PATH="$HOME/own:$PATH" $P report backlog --format pdf --output paper.pdf
      cat seen
      """)
    let words = outcome.output.split(whereSeparator: \.isWhitespace)
    #expect(words.prefix(5) == ["Gid:", "60002", "60002", "60002", "60002"], "\(outcome)")
    #expect(words.contains("word") && !words.contains("secret"), "\(outcome)")
  }

  @Test("no variable of the user's chooses what ncurses reads")
  func terminal() throws {
    let machine = try machine()
    let script = """
      mkdir -p .terminfo && infocmp xterm | sed 's/^xterm|/mine|/' >mine.ti && tic -x -o .terminfo mine.ti
      { sleep 2; printf q; sleep 1; } | TERM=mine TERMINFO="$HOME/.terminfo" script -qec "$PROGRAM" /dev/null
      """
    let lent = try run(machine, script, ["PROGRAM": Machine.program])
    #expect(lent.status == 69 && lent.output.contains("mine"), "\(lent)")
    // With rights of one's own it is read: the description is a good one.
    #expect(chmod(machine.path("mnt/bin/patrol"), 0o755) == 0)
    defer { chmod(machine.path("mnt/bin/patrol"), 0o2755) }
    let own = try run(
      machine, "$P --database own.db init --simulated >/dev/null; \(script)",
      ["PROGRAM": Machine.program, "PATROL_DATABASE": "/mnt/home/wang/own.db"])
    #expect(own.status == 0, "\(own)")
  }

  @Test("where others than root may say which database it is, nothing is lent; nor is a user's")
  func distrusted() throws {
    let machine = try machine()
    #expect(chmod(machine.path("etc/patrol/database"), 0o666) == 0)
    #expect(try run(machine, "$P order list").status == 74)
    #expect(chmod(machine.path("etc/patrol/database"), 0o644) == 0)
    #expect(try run(machine, "$P order list").status == 0)
    let program = machine.path("mnt/bin/patrol")
    #expect(chown(program, Machine.office.id, 0) == 0 && chmod(program, 0o4755) == 0)
    defer { #expect(chown(program, 0, Machine.office.group) == 0 && chmod(program, 0o2755) == 0) }
    #expect(try run(machine, "$P order list").status == 74)
  }

  @Test("nothing is written through a link that another has put into a shared folder")
  func links() throws {
    let machine = try machine()
    let prepared = try run(
      machine, as: Machine.stranger,
      "mkdir -m 1777 shared; cd shared; ln -s /mnt/home/wang/letter paper; chmod 777 .")
    #expect(prepared.status == 0, "\(prepared)")
    // The folder is the stranger's own: there their link is as good as a file.
    _ = try machine.within(["chown", "root", "/mnt/home/stranger/shared"])
    let refused = try run(
      machine,
      "echo dear >letter; $P report backlog --output /mnt/home/stranger/shared/paper; cat letter")
    #expect(refused.complaint.contains("somebody else"), "\(refused)")
    #expect(refused.lines == ["dear"], "\(refused)")
  }
}
