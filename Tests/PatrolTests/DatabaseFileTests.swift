import Foundation
import Testing

/// What stands where the database should, and is none, or not one that can be used.
@Suite("Database files that will not do")
struct DatabaseFileTests {
  /// Writes bytes into a file, as a bad disk or another program would.
  private func overwrite(_ path: String, at offset: Int, _ bytes: [UInt8]) throws {
    let file = try FileHandle(forUpdating: URL(fileURLWithPath: path))
    try file.seek(toOffset: UInt64(offset))
    try file.write(contentsOf: Data(bytes))
    try file.close()
  }

  @Test("a newer database is 78, and stays as it is", arguments: ["en", "zh-Hans"])
  func newer(language: String) throws {
    let office = try Office.simulated()
    // SQLite keeps the number of the schema in the header of the file.
    try overwrite(office.database, at: 60, [0, 0, 0, 99])
    let before = try Data(contentsOf: URL(fileURLWithPath: office.database))
    for words in [["order", "list"], ["doctor"], ["tick"], ["demo", "--no-open"]] {
      let outcome = try office.launch(
        words + ["--language", language, "--database", office.database])
      #expect(outcome.status == 78, "\(words)")
      #expect(outcome.complaint.contains(language == "en" ? "newer version" : "更新的版本"))
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: office.database)) == before)
  }

  @Test("what is no database is refused with one line and its number, and left alone")
  func foreign() throws {
    let office = try Office.simulated()
    let whole = try Data(contentsOf: URL(fileURLWithPath: office.database))
    try whole.prefix(200_000).write(to: URL(fileURLWithPath: office.path("cut.db")))
    try office.file("empty.db", "")
    try office.file("folder/inside", "")
    #expect(try office.shell("mkfifo pipe.db; ln -s loop.db loop.db").status == 0)
    let long = String(repeating: "x", count: 5_000)
    for (name, status, says) in [
      ("folder", Int32(78), "not a Patrol database"), ("pipe.db", 78, "not a Patrol database"),
      ("/dev/null", 78, "not a Patrol database"), ("empty.db", 78, "not a Patrol database"),
      ("empty.db/x.db", 66, "there is no database"), ("", 66, "there is no database “”"),
      ("cut.db", 74, "is damaged"), ("loop.db", 74, "the links lead in a circle"),
      (long, 74, "the name is too long"),
    ] {
      let outcome = try office.run("--database", name, "order", "list")
      #expect(outcome.status == status, "\(name.prefix(20)): \(outcome.complaint)")
      #expect(outcome.complaint.contains(says), "\(name.prefix(20)): \(outcome.complaint)")
      #expect(outcome.complaint.count < 900, "the line stays a line")
      guard name != "empty.db/x.db", name != "" else { continue }
      #expect(try office.run("--database", name, "init").status == (name == long ? 73 : 73))
    }
    #expect(try Data(contentsOf: URL(fileURLWithPath: office.path("empty.db"))).isEmpty)
  }

  @Test("the doctor names a damaged page, for people and for programs")
  func damaged() throws {
    let office = try Office.simulated()
    let pages =
      try #require(
        try FileManager.default.attributesOfItem(atPath: office.database)[.size] as? Int) / 4_096
    for page in stride(from: 20, to: pages, by: 17) {
      let copy = office.path("\(page).db")
      try FileManager.default.copyItem(atPath: office.database, toPath: copy)
      try overwrite(copy, at: page * 4_096, Array(repeating: 0x58, count: 64))
      let outcome = try office.run("--database", copy, "doctor", "--json")
      // A page that the very opening needs is told as an error instead.
      guard outcome.status == 1 else {
        #expect([74, 78].contains(outcome.status), "page \(page): \(outcome.complaint)")
        continue
      }
      let answer = try outcome.json()
      #expect(answer["ok"] as? Bool == false)
      let problem = try #require((answer["problems"] as? [[String: Any]])?.first)
      #expect(Set(problem.keys) == ["what", "where", "advice"])
      #expect((problem["what"] as? String)?.hasPrefix("the file is damaged") == true)
      #expect(outcome.complaint.isEmpty)
    }
  }

  @Test("on a medium that cannot be written everything can be read, and a change is 74")
  func readOnly() throws {
    let office = try Office.simulated()
    let number = try office.logDefect()
    try Confinement.require()
    let outcome = try office.shell(
      Confinement.script(
        """
        mkdir disk; mount -t tmpfs -o size=4m tmpfs disk; cp '\(office.database)' disk/a.db
        mount -o remount,ro disk
        run() { "$PATROL" --database disk/a.db "$@"; echo "status $?"; }
        run order list; run doctor
        run order log --place NH --category lighting x
        run tick; run --now 2026-12-01 order list
        "$PATROL" --database disk/b.db init; echo "status $?"
        "$PATROL" --database disk/b.db demo --days 1 --no-open; echo "status $?"
        "$PATROL" backup disk/copy.db; echo "status $?"
        ls disk
        """))
    let statuses = outcome.lines.filter { $0.hasPrefix("status ") }.map { $0.dropFirst(7) }
    #expect(statuses == ["0", "0", "74", "74", "74", "73", "73", "73"])
    #expect(outcome.output.contains("\(number)\t"))
    #expect(outcome.lines.last == "a.db", "nothing came to be")
    #expect(outcome.complaint.contains("disk/b.db: the file system is read-only; choose another"))
  }

  @Test(
    "the log that a read-only medium has beside a database is read, or told, and never forgotten")
  func readOnlyLog() throws {
    try Confinement.require()
    let office = try Office.simulated()
    // A desk in lines keeps the log open beside the file until it is told to leave.
    let outcome = try office.shell(
      Confinement.script(
        """
        mkdir disk bare; mount -t tmpfs -o size=8m tmpfs disk; mkfifo keys
        "$PATROL" --linear <keys >lines & exec 3>keys
        until grep -q . lines 2>/dev/null; do :; done
        "$PATROL" order log --place NH --category lighting kept
        mkdir disk/whole disk/bare
        cp '\(office.database)'* disk/whole; cp '\(office.database)' '\(office.database)-wal' disk/bare
        echo q >&3; exec 3>&-; wait
        mount -o remount,ro disk
        run() { "$PATROL" "$@"; echo "status $?"; }
        run --database disk/whole/patrol.db order list
        run --database disk/whole/patrol.db doctor
        run --database disk/whole/patrol.db order log --place NH --category lighting lost
        run --database disk/bare/patrol.db order list
        mkdir copied; cp disk/bare/* copied; run --database copied/patrol.db order list
        """))
    let statuses = outcome.lines.filter { $0.hasPrefix("status ") }.map { $0.dropFirst(7) }
    #expect(statuses == ["0", "0", "74", "74", "0"], "\(outcome.complaint)")
    #expect(outcome.lines.count { $0.contains("kept") } == 2, "\(outcome.output)")
    #expect(!outcome.output.contains("lost"))
    let complaints = outcome.complaint.split(separator: "\n")
    #expect(complaints.count == 2)
    #expect(complaints.last?.contains("copy both files to another folder") == true)
  }
}
