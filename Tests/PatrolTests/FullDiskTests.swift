import Testing

/// A disk that is full, or fills: one line, 74, and nothing is lost or half written.
@Suite("A full disk")
struct FullDiskTests {
  /// A disk of two megabytes with an office on it, which `fill` fills up to so many free kilobytes.
  private static let disk = """
    mkdir disk; mount -t tmpfs -o size=2m tmpfs disk
    run() { "$PATROL" --database disk/a.db "$@"; echo "status $?"; }
    fill() { head -c 3m /dev/zero >disk/fill 2>/dev/null; truncate -s "-${1}k" disk/fill; }

    """

  private func statuses(_ outcome: Outcome) -> [Substring] {
    outcome.lines.filter { $0.hasPrefix("status ") }.map { $0.dropFirst(7) }
  }

  @Test("init, demo, backup and restore leave nothing behind")
  func making() throws {
    try Confinement.require()
    let office = try Office.simulated()
    let outcome = try office.shell(
      Confinement.script(
        Self.disk + """
          fill 300
          run init
          run demo --days 9 --no-open
          "$PATROL" backup disk/copy.db; echo "status $?"
          run restore '\(office.database)' --yes
          ls disk
          """))
    #expect(statuses(outcome) == ["74", "74", "74", "74"], "\(outcome.complaint)")
    #expect(outcome.lines.last == "fill")
    let complaints = outcome.complaint.split(separator: "\n")
    #expect(complaints.count == 4)
    #expect(
      complaints[1].contains("no space is left for disk/a.db, nothing was changed; make room"))
  }

  @Test("a defect, a sheet and a whole import are in the database or are not")
  func writing() throws {
    try Confinement.require()
    let office = try Office()
    let rows = (1...20_000).map { "R\($0),2026-11-01 10:00:00,lamp \($0) is out\n" }
    try office.file("rows.csv", "ref,open,text\n" + rows.joined())
    try office.file(
      "map.toml",
      """
      [file]
      time_format = "yyyy-MM-dd HH:mm:ss"
      time_zone = "Asia/Shanghai"
      [fields]
      reference = "ref"
      reported = "open"
      text = "text"
      [campus]
      default = "NH"
      """)
    let outcome = try office.shell(
      Confinement.script(
        Self.disk + """
          run init --simulated >/dev/null
          run import orders rows.csv --map map.toml
          fill 0
          run order log --place NH --category lighting lost
          run handover give --campus NH
          rm disk/fill
          run doctor
          run order log --place NH --category lighting kept
          run order list
          run handover list
          """))
    // The first line of `init` is thrown away with its status.
    #expect(statuses(outcome) == ["74", "74", "74", "0", "0", "0", "0"], "\(outcome.complaint)")
    let listed = outcome.lines.filter { $0.hasPrefix("NH-") }
    #expect(listed.count == 2, "the number of the new order and its row: \(listed)")
    #expect(listed.first == "NH-1", "no number was used up")
    #expect(outcome.lines.contains("all is well"))
  }
}
