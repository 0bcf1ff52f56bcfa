import Foundation
import Testing

@Suite("A round taken along without a network")
struct RoundFileTests {
  @Test("what was answered on the way stands in the round, and its findings become orders")
  func roundTrip() throws {
    let office = try Office.simulated()
    var file = try office.takeRound()
    #expect(file.answers.count == 22)
    #expect(file.asks("transformer").contains("≤95"))
    file.answerAll("na", at: "2026-11-27 09:20")
    file.set("transformer", "96,5", at: "2026-11-27 09:05", "风机不转")
    file.set("glass", "pass", at: "2026-11-27 09:10")
    file["finished"] = "2026-11-27 09:40"
    let brought = try office.bring(file)
    #expect(brought.status == 0, "\(brought.complaint)")
    let answer = try brought.json()
    #expect(answer["applied"] as? Int == 22)
    #expect(answer["state"] as? String == "complete")
    let order = try #require((answer["orders"] as? [String])?.first)
    let shown = try office.run("order", "show", order, "--json").json()
    #expect(shown["reported"] as? String == "2026-11-27T09:05:00+08:00")
    #expect((shown["text"] as? String)?.contains("96.5") == true)
    #expect(try office.result("glass") == "pass")
    #expect(!FileManager.default.fileExists(atPath: office.path("round.json.left")))
    #expect(try office.run("doctor").status == 0)
  }

  @Test("what is written under a name that nobody reads is refused, with its stop and item")
  func strangers() throws {
    let office = try Office.simulated()
    let file = try office.takeRound()
    let index = try #require(file.answers.firstIndex { $0["item"] as? String == "lamps" })
    for (name, value) in [("answr", "fail"), ("photos", "x.jpg")] {
      var mistyped = file
      mistyped.answers[index][name] = value
      let refused = try office.bring(mistyped)
      #expect(refused.status == 65, "\(refused.output)")
      #expect(refused.complaint.contains("answers[\(index)].\(name) (2 lamps)"))
    }
    var mistyped = file
    mistyped["finnished"] = "2026-11-27 09:40"
    let refused = try office.bring(mistyped)
    #expect(refused.status == 65 && refused.complaint.contains("finnished"))
    // A null says nothing, and the file as it was taken is good.
    var plain = file
    plain.answers[index]["photo"] = NSNull()
    #expect(try office.bring(plain).status == 0)
  }

  @Test("what is written twice under one name is refused, with its stop and item")
  func repeated() throws {
    let office = try Office.simulated()
    let file = try office.takeRound()
    let index = try #require(file.answers.firstIndex { $0["item"] as? String == "lamps" })
    var marked = file
    marked.answers[index]["text"] = "@"
    let text = try marked.text()
    let twice = text.replacing("\"text\":\"@\"", with: "\"text\":\"@\",\"text\":\"坏\"")
    #expect(twice != text)
    let refused = try office.run("round", "bring", try office.file("twice.json", twice))
    #expect(refused.status == 65, "\(refused.output)")
    #expect(refused.complaint.contains("answers[\(index)].text (2 lamps)"))
  }

  @Test("what is printed is where the round stands after the bringing, also the second time")
  func standing() throws {
    let office = try Office.simulated()
    var file = try office.takeRound()
    file.set("lamps", "fail", at: "2026-11-27 09:05", "不亮")
    let path = try office.file("round.json", try file.text())
    let first = try office.run("round", "bring", path)
    #expect(first.output.contains("reached 1/") && first.output.contains("1 finding"))
    let other = try #require(file.answers.first { $0["stop"] as? Int != 2 })
    let (stop, item) = ("\(other["stop"] ?? "")", "\(other["item"] ?? "")")
    let checked = try office.run("round", "check", stop, item, "fail", "--round", "NH-R1-1")
    #expect(checked.status == 0, "\(checked.complaint)")
    let again = try office.run("round", "bring", path)
    #expect(again.output.contains("reached 2/") && again.output.contains("2 findings"))
  }

  @Test("the same file brought twice answers the same and changes nothing")
  func twice() throws {
    let office = try Office.simulated()
    var file = try office.takeRound()
    file.set("lamps", "fail", at: "2026-11-27 09:05", "不亮")
    let first = try office.bring(file)
    let again = try office.bring(file)
    #expect(first.status == 0, "\(first.complaint)")
    #expect(first.output == again.output)
    #expect(try office.run("order", "list").lines.count == 1)
    // More of it filled in later: what is known already is not brought again.
    file.set("glass", "pass", at: "2026-11-27 09:06")
    let more = try office.bring(file).json()
    #expect(more["applied"] as? Int == 1)
    #expect(more["known"] as? Int == 1)
    #expect(try office.run("order", "list").lines.count == 1)
  }

  @Test("brought again without its pictures it answers the same, and a digest may be written large")
  func picturesGone() throws {
    let office = try Office.simulated()
    var file = try office.takeRound()
    let picture = try office.file("leak.jpg", "picture")
    file.set("lamps", "fail", at: "2026-11-27 09:05", "不亮")
    file.setPhoto("lamps", "leak.jpg")
    let first = try office.bring(file)
    #expect(first.status == 0, "\(first.complaint)")
    try FileManager.default.removeItem(atPath: picture)
    #expect(try office.bring(file).output == first.output)
    // More filled in: the picture has to be there again, wherever, for its digest counts.
    let url = "https://example.edu/leak.jpg"
    let digest = String(repeating: "AB", count: 32)
    file.set("glass", "fail", at: "2026-11-27 09:06")
    file.setPhoto("glass", url, digest: digest)
    _ = try office.file("leak.jpg", "picture")
    #expect(try office.bring(file).json()["applied"] as? Int == 1)
    file.set("transformer", "80", at: "2026-11-27 09:07")
    let more = try office.bring(file)
    #expect(try more.left().isEmpty, "\(more.output)")
  }

  @Test("a picture in an entry without an answer is refused, and so is a digest without a picture")
  func pictureAlone() throws {
    let office = try Office.simulated()
    var file = try office.takeRound()
    _ = try office.file("leak.jpg", "picture")
    file.setPhoto("lamps", "leak.jpg")
    #expect(try office.bring(file).status == 65)
    file.set("lamps", "fail", at: "2026-11-27 09:05")
    file.setPhoto("lamps", "", digest: String(repeating: "ab", count: 32))
    #expect(try office.bring(file).status == 65)
  }

  @Test("a picture that is left over is listed with its answer")
  func pictureLeft() throws {
    let office = try Office.simulated()
    var file = try office.takeRound()
    _ = try office.file("leak.jpg", "picture")
    file.set("lamps", "fail", at: "2020-01-01 09:05")
    file.setPhoto("lamps", "leak.jpg")
    let left = try #require(try office.bring(file).json()["left"] as? [[String: Any]])
    #expect(left.first?["photo"] as? String == "leak.jpg")
  }

  @Test("an item that somebody answered meanwhile keeps that answer; the other one is kept beside")
  func answeredMeanwhile() throws {
    let office = try Office.simulated()
    var file = try office.takeRound()
    try office.run("round", "takeover", "NH-R1-1", "--as", "1001")
    let meanwhile = try office.run(
      "round", "check", "2", "glass", "fail", "--text", "裂", "--round", "NH-R1-1", "--as", "1001")
    #expect(meanwhile.status == 0, "\(meanwhile.complaint)")
    file.set("glass", "pass", at: "2026-11-27 09:10", "无异常")
    file.set("lamps", "pass", at: "2026-11-27 09:11")
    let brought = try office.bring(file)
    // Another has taken the round over since: whoever walked it before still brings it home.
    #expect(brought.status == 1)
    #expect(try brought.json()["applied"] as? Int == 1)
    #expect(try brought.left() == ["2 glass answered 李静"])
    #expect(try office.result("glass") == "fail")
    let kept = try office.roundFile("round.json.left")
    #expect(kept.answers.map { $0["text"] as? String } == ["无异常"])
    #expect(kept.answers.map { $0["why"] as? String } == ["answered"])
    // It is a round file itself.
    let rest = try office.run("round", "bring", office.path("round.json.left"), "--json")
    #expect(try rest.left() == ["2 glass answered 李静"])
  }

  @Test("a fault that got an order meanwhile takes a sighting")
  func orderedMeanwhile() throws {
    let office = try Office.simulated()
    var file = try office.takeRound()
    #expect(try office.run("round", "start", "NH-R1", "--as", "1001").status == 0)
    let meanwhile = try office.run(
      "round", "check", "2", "lamps", "fail", "--as", "1001", "--json")
    let order = try #require(try meanwhile.json()["order"] as? String)
    file.set("lamps", "fail", at: "2026-11-27 09:10", "不亮")
    let brought = try office.bring(file)
    #expect(brought.status == 0, "\(brought.complaint)")
    #expect(try brought.json()["sightings"] as? [String] == [order])
    #expect(try brought.json()["orders"] as? [String] == [])
  }

  @Test("a round that was finished meanwhile takes nothing, and nothing is lost")
  func finishedMeanwhile() throws {
    let office = try Office.simulated()
    var file = try office.takeRound()
    let finished = try office.run("round", "finish", "--reason", "大雨")
    #expect(finished.status == 0, "\(finished.complaint)")
    file.set("lamps", "fail", at: "2026-11-27 09:10", "不亮")
    file["finished"] = "2026-11-27 09:50"
    let brought = try office.bring(file)
    #expect(brought.status == 1)
    #expect(try brought.left() == ["2 lamps finished ", "  finished "])
    let kept = try office.roundFile("round.json.left")
    #expect(kept.answers.map { $0["text"] as? String } == ["不亮"])
    #expect(kept["finished"] as? String == "2026-11-27 09:50")
    #expect(try office.run("order", "list").lines.isEmpty)
    let told = try office.run("round", "bring", office.path("round.json"), "--language", "zh-Hans")
    #expect(told.output.contains("2  lamps  fail  不亮  未录入：这一趟其间已结束"))
    #expect(told.output.contains("round.json.left"))
    let piped = try office.run("round", "bring", "-", input: try file.text())
    #expect(piped.status == 1 && piped.output.contains("NH-R1-1.left"))
    #expect(try office.roundFile("NH-R1-1.left").answers.count == 1)
  }

  @Test("what fits no item of the round, or no time of it, is listed with why")
  func unfit() throws {
    let office = try Office.simulated()
    var file = try office.takeRound()
    file.set("glass", "pass", at: "2026-11-27 08:59")
    file.set("lamps", "pass", at: "2026-11-27 23:00")
    file.set("voltage", "pass", at: "2026-11-27 09:10")
    file.set("current", "skip", at: "2026-11-27 09:10")
    file.append(stop: 9, item: "glass", answer: "pass", at: "2026-11-27 09:10")
    file.append(stop: 2, item: "voltage", answer: "388", at: "2026-11-27 09:10")
    file["finished"] = "2026-11-27 09:40"
    let brought = try office.bring(file)
    #expect(brought.status == 1)
    #expect(
      try Set(brought.left()) == [
        "1 voltage unfit ", "1 current reasonless ", "2 glass time ", "2 lamps time ",
        "9 glass unknownStop ", "2 voltage unknownItem ", "  unreached ",
      ])
    #expect(try office.roundFile("round.json.left").answers.count == 6)
    #expect(try office.run("round", "show", "NH-R1-1", "--json").json()["reached"] as? Int == 0)
  }

  @Test("a round is not finished over answers that can be corrected and brought again")
  func uncorrected() throws {
    let office = try Office.simulated()
    var file = try office.takeRound()
    file.set("glass", "pass", at: "2026-11-27 09:10")
    file.set("voltage", "pass", at: "2026-11-27 09:11")
    file["finished"] = "2026-11-27 09:40"
    file["reason"] = "锁着"
    let brought = try office.bring(file)
    #expect(try Set(brought.left()) == ["1 voltage unfit ", "  uncorrected "])
    #expect(try brought.json()["state"] as? String == "underway")
    var kept = try office.roundFile("round.json.left")
    kept.set("voltage", "388", at: "2026-11-27 09:11")
    let again = try office.bring(kept)
    #expect(again.status == 0, "\(again.output)")
    #expect(try again.json()["state"] as? String != "underway")
  }

  @Test("a photograph taken on the way comes in with its digest, from beside the file")
  func photograph() throws {
    let office = try Office.simulated()
    var file = try office.takeRound()
    try office.file("leak.jpg", "picture")
    file.set("glass", "fail", at: "2026-11-27 09:10", "裂了")
    file.setPhoto("glass", "leak.jpg")
    file.set("lamps", "fail", at: "2026-11-27 09:12", "不亮")
    file.setPhoto("lamps", "https://example.edu/lamp.jpg")
    let bare = try office.bring(file)
    #expect(bare.status == 65 && bare.complaint.contains("photoDigest"))
    file.setPhoto(
      "lamps", "https://example.edu/lamp.jpg", digest: String(repeating: "ab", count: 32))
    let brought = try office.bring(file)
    #expect(brought.status == 0, "\(brought.complaint)")
    let shown = try office.run("round", "show", "NH-R1-1", "--json").json()
    let items = try #require(shown["items"] as? [[String: Any]])
    func item(_ name: String) -> [String: Any]? { items.first { $0["item"] as? String == name } }
    #expect(item("glass")?["photo"] as? String == office.path("leak.jpg"))
    // The SHA-256 of "picture".
    #expect((item("glass")?["photoDigest"] as? String)?.count == 64)
    #expect(item("lamps")?["photo"] as? String == "https://example.edu/lamp.jpg")
    let again = try office.bring(file).json()
    #expect(try again["applied"] as? Int == brought.json()["applied"] as? Int)
    #expect(try office.run("doctor", "--chain").status == 0)
    file.setPhoto("glass", "gone.jpg")
    #expect(try office.bring(file).status == 66)
  }

  @Test("a damaged, altered, foreign or newer file is refused with one line that says where")
  func refused() throws {
    let office = try Office.simulated()
    let taken = try office.takeRound()
    func refusal(_ change: (inout RoundPaper) throws -> Void) throws -> String {
      var file = taken
      try change(&file)
      let refused = try office.bring(file)
      let lines = refused.complaint.split(separator: "\n")
      #expect(lines.count == 1, "\(refused.complaint)")
      return "\(refused.status) \(lines.first ?? "")"
    }
    let altered = try refusal { $0.alterTaken("round", "NH-R1-2") }
    #expect(altered.hasPrefix("65 ") && altered.contains("altered at taken"))
    let newer = try refusal { $0["version"] = 3 }
    #expect(newer.hasPrefix("78 ") && newer.contains("version 3"))
    let other = try refusal { $0["format"] = "shopping-list" }
    #expect(other.hasPrefix("65 ") && other.contains("format"))
    let incomplete = try refusal { $0["seal"] = nil }
    #expect(incomplete.hasPrefix("65 ") && incomplete.contains("at seal"))
    let time = try refusal { $0.set("voltage", "388", at: "half past nine") }
    #expect(
      time.hasPrefix("65 ")
        && time.contains("answers[0].at (1 voltage) cannot be half past nine"))
    let value = try refusal { $0.set("voltage", "high", at: "2026-11-27 09:10") }
    #expect(
      value.hasPrefix("65 ") && value.contains("answers[0].answer (1 voltage) cannot be high"))
    try office.file("round.json", "{\"answers\": [")
    #expect(try office.run("round", "bring", office.path("round.json")).status == 65)
    #expect(try office.run("round", "bring", office.path("nothing.json")).status == 66)
  }

  @Test("a file of another database is refused")
  func foreign() throws {
    let office = try Office.simulated()
    let file = try office.takeRound()
    let real = try Office()
    #expect(try real.run("init").status == 0)
    #expect(try real.run("round", "start", "NH-R1").status == 0)
    // The same beginning, but no such round.
    let other = try Office.simulated()
    for office in [real, other] {
      let refused = try office.bring(file)
      #expect(refused.status == 78)
      #expect(refused.complaint.contains("another database"))
    }
  }

  @Test("a file that is there already is not written over")
  func keepsFile() throws {
    let office = try Office.simulated()
    try office.file("round.json", "mine")
    let refused = try office.run("round", "take", "--route", "NH-R1", office.path("round.json"))
    #expect(refused.status == 73)
    #expect(try String(contentsOfFile: office.path("round.json"), encoding: .utf8) == "mine")
    #expect(try office.run("round", "show").status == 75)
  }

  @Test("a round can still be taken over, and recorded late from JSON lines")
  func takeoverAndRecord() throws {
    let office = try Office.simulated()
    #expect(try office.run("round", "start", "NH-R1").status == 0)
    #expect(try office.run("round", "takeover", "NH-R1-1", "--as", "1001").status == 0)
    let shown = try office.run("round", "show", "NH-R1-1", "--json").json()
    #expect(shown["walker"] as? String == "李静")
    let lines = try office.file(
      "lines",
      "{\"stop\":2,\"item\":\"glass\",\"answer\":\"pass\",\"at\":\"2026-11-27 08:10\"}\n")
    let recorded = try office.run(
      "round", "record", "NH-R1", lines, "--started", "2026-11-27 08:00", "--finished",
      "2026-11-27 08:30", "--reason", "大雨", "--json")
    #expect(recorded.status == 0, "\(recorded.complaint)")
    #expect(try recorded.json()["reached"] as? Int == 1)
  }

  @Test("a line of a recorded round that says what nobody reads is refused, naming the line")
  func recordStrangers() throws {
    let office = try Office.simulated()
    let good = "\"stop\":2,\"item\":\"glass\",\"at\":\"2026-11-27 08:10\""
    func record(_ line: String) throws -> Outcome {
      let lines = try office.file("lines", "{\(good),\"answer\":\"pass\"}\n{\(line)}\n")
      return try office.run(
        "round", "record", "NH-R1", lines, "--started", "2026-11-27 08:00", "--finished",
        "2026-11-27 08:30", "--reason", "大雨")
    }
    let answered = good.replacing("glass", with: "lamps")
    for (line, says) in [
      (
        "\(answered),\"answer\":\"fail\",\"photos\":\"x.jpg\"", "line 2: nothing is called “photos”"
      ),
      ("\(answered),\"answr\":\"fail\"", "nothing is called “answr”"),
      ("\(answered),\"answer\":\"fail\",\"skip\":\"大雨\"", "line 2 will not do"),
      ("\(answered),\"answer\":\"pass\",\"major\":true", "lamps did not fail"),
    ] {
      let refused = try record(line)
      #expect(refused.status == 65, "\(line)")
      #expect(refused.complaint.contains(says), "\(refused.complaint)")
    }
    #expect(try record("\(answered),\"answer\":\"fail\",\"major\":true").status == 0)
  }
}
