import Testing

@Suite("patrol due")
struct DueTests {
  @Test(
    "the vectors of the design come out",
    arguments: [
      ("2026-09-30 16:00", "4wh", "2026-10-08T10:00:00+08:00"),
      ("2026-10-09 17:00", "1wd", "2026-10-10T17:00:00+08:00"),
    ])
  func vectors(from: String, target: String, due: String) throws {
    let outcome = try Office().run(
      "due", "--calendar", "china", "--from", from, "--target", target)
    #expect(outcome.output == due + "\n")
  }

  @Test("a hold counts only where the calendar was open")
  func hold() throws {
    let outcome = try Office().run(
      "due", "--calendar", "china", "--from", "2026-11-23 10:00", "--target", "2wh", "--hold",
      "2026-11-23 12:00/2026-11-23 15:00", "--json")
    let answer = try outcome.json()
    #expect(answer["due"] as? String == "2026-11-23T15:00:00+08:00")
    #expect(answer["openMinutes"] as? Int == 180)
    #expect(answer["estimated"] as? Bool == false)
  }

  @Test("--until prints the open time, --explain lines that end in the due time")
  func explained() throws {
    let office = try Office()
    let open = try office.run(
      "due", "--calendar", "china", "--from", "2026-11-23", "--until", "2026-11-24")
    #expect(open.output == "8:00\n")
    let explained = try office.run(
      "due", "--calendar", "china", "--from", "2026-11-23 16:00", "--target", "4wh", "--explain",
      "--json")
    let lines = try #require(try explained.json()["lines"] as? [[String: Any]])
    #expect(lines.last?["to"] as? String == "2026-11-24T10:00:00+08:00")
    #expect(lines.last?["sum"] as? Int == 4 * 3_600)
  }

  @Test("times without offset are in the zone of the calendar in the file")
  func file() throws {
    let office = try Office()
    let calendar = try office.file(
      "london.toml", "time_zone = \"Europe/London\"\n[hours]\nmon = [\"09:00-17:00\"]\n")
    let outcome = try office.run(
      "due", "--calendar", calendar, "--from", "2026-06-01 10:00", "--target", "1wh")
    #expect(outcome.output == "2026-06-01T11:00:00+01:00\n")
  }

  @Test("a batch answers every line in order, and bad lines finish first")
  func batch() throws {
    let input = """
      {"from":"2026-09-30 16:00","target":"4wh"}
      nonsense
      {"from":"2026-11-23 10:00","target":"2wh","holds":[["2026-11-23 12:00","2026-11-23 15:00"]]}
      {"from":"2026-11-23 10:00"}
      """
    let outcome = try Office().run("due", "--calendar", "china", "--batch", "-", input: input)
    #expect(outcome.status == 65)
    #expect(outcome.lines.count == 4)
    #expect(
      outcome.lines.first
        == #"{"due":"2026-10-08T10:00:00+08:00","estimated":false,"openMinutes":240}"#)
    #expect(outcome.lines[1].hasPrefix(#"{"error":"#))
    #expect(outcome.lines[2].contains(#""openMinutes":180"#))
    #expect(outcome.lines[3].contains("target"))
    #expect(outcome.complaint.contains("2 bad lines"))
  }

  @Test("a hold that ends before it starts is named by the times of the calendar's zone")
  func holdBackwards() throws {
    let office = try Office()
    let hold = ["--hold", "2026-11-27 12:00/2026-11-27 11:00"]
    let refused = try office.launch(
      ["due", "--calendar", "china", "--from", "2026-11-27 09:00", "--target", "4wh"] + hold)
    #expect(refused.status == 65)
    #expect(refused.complaint.contains("2026-11-27 12:00"), "\(refused.complaint)")
    let question = """
      {"from":"2026-11-27 09:00","target":"4wh","holds":[["2026-11-27 12:00","2026-11-27 11:00"]]}
      """
    let batch = try office.run("due", "--calendar", "china", "--batch", "-", input: question + "\n")
    #expect(batch.output.contains("2026-11-27 12:00"), "\(batch.output)")
  }
}
