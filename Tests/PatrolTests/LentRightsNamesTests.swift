import Glibc
import Testing

/// What somebody could call themself, or a file, to get more than is lent to them.
extension LentRightsTests {
  @Test("a name that SQLite could read as more than a name is a name")
  func addresses() throws {
    let machine = try machine()
    for file in [Machine.database, "/mnt/office/copy.db"] {
      let outcome = try run(
        machine, as: Machine.stranger,
        """
        mkdir -p file:/mnt/office && : >"$NAME"
        for command in "order list" "staff list" "backup stolen.db"; do $P --database "$NAME" $command; done
        $P --database mine.db init --simulated >/dev/null && $P --database mine.db backup "$NAME&x="
        ls stolen.db
        """, ["NAME": "file:\(file)?vfs=patrol-lent"])
      #expect(!outcome.output.contains("stolen") && !outcome.output.contains("NH"), "\(outcome)")
    }
    #expect(try run(machine, as: Machine.office, "$P doctor && $P staff list").status == 0)
    // Whatever was copied, neither of the office's files was written over.
    let copy = try run(machine, as: Machine.office, "$P --database /mnt/office/copy.db order list")
    #expect(copy.status == 0, "\(copy)")
  }

  @Test("a program with the user's own rights does not say who the user is")
  func identity() throws {
    let machine = try machine()
    // What a debugger could make of the one that is asked.
    try machine.write(
      "#!/bin/sh\necho wang:x:$2:$2:wang:/:/bin/sh\n", to: "mnt/bin/getent")
    #expect(chmod(machine.path("mnt/bin/getent"), 0o755) == 0)
    let asked = try machine.within([
      "/bin/sh", "-c",
      """
      mount --bind /mnt/bin/getent /usr/bin/getent && exec setpriv --reuid 60009 --regid 60009 \
        --clear-groups \(Machine.program) staff list
      """,
    ])
    #expect(asked.status == 77 && asked.complaint.contains("#60009"), "\(asked)")
    #expect(try run(machine, as: Machine.office, "$P staff login 1001 '#60009'").status == 0)
    let known = try machine.within([
      "setpriv", "--reuid", "60009", "--regid", "60009", "--clear-groups", Machine.program, "staff",
      "list",
    ])
    #expect(known.status == 0, "\(known)")
  }

  @Test("where accounts sign in, one whose name the system cannot tell does too")
  func nameless() throws {
    let machine = try machine()
    let asked = try machine.within([
      "/bin/sh", "-c",
      """
      install -d -o 60010 -g 60010 /mnt/home/nameless && cd /mnt/home/nameless
      P=\(Machine.program); export P HOME=/mnt/home/nameless PATROL_DATABASE=/mnt/home/nameless/own.db
      exec setpriv --reuid 60010 --regid 60010 --clear-groups /bin/sh -c 'mkdir -p .config/patrol
        printf "[sign_in]\naccounts = [\\042patrol\\042]\n" >.config/patrol/signin.toml
        $P init >/dev/null && $P doctor >/dev/null && $P staff login 1 patrol >/dev/null
        for command in "doctor" "backup copy.db" "order list"; do $P $command; echo $?; done'
      """,
    ])
    #expect(asked.lines == ["77", "77", "77"], "\(asked)")
  }
}
