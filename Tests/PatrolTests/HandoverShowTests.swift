import Foundation
import Testing

@Suite("patrol handover show")
struct HandoverShowTests {
  @Test("alone it prints the frozen bytes, with --json what happened to the sheet as well")
  func shapes() throws {
    let office = try Office.simulated()
    _ = try office.logDefect()
    for (number, name) in [("5001", "赵"), ("5002", "钱")] {
      let added = try office.run("staff", "add", number, name, "--role", "shiftLeader")
      #expect(added.status == 0, "\(added.complaint)")
    }
    let draft = try office.run("handover", "show", "--campus", "NH", "--json").json()
    #expect(draft["state"] as? String == "drafted" && draft["number"] is NSNull)
    #expect((draft["gaps"] as? [String])?.count == 8)
    for words in [
      ["draft", "--campus", "NH", "--write", "weather=晴", "--as", "5001"],
      ["give", "--campus", "NH", "--as", "5001"],
      ["refuse", "NH-H1", "--reason", "incident", "--note", "漏水", "--as", "5002"],
      ["remark", "NH-H1", "已处理", "--as", "5002"],
      ["give", "--campus", "NH", "--as", "5001"],
      ["receive", "NH-H2", "--checked", "--as", "5002"],
    ] {
      let done = try office.launch(["handover"] + words)
      #expect(done.status == 0, "\(words) \(done.complaint)")
    }
    let frozen = try office.run("handover", "show", "NH-H1").output.dropLast()
    let refused = try office.run("handover", "show", "NH-H1", "--json")
    let file = try refused.json()
    let digest = try office.shell(
      "\"$PATROL\" handover show NH-H1 | head -c -1 | sha256sum | cut -d' ' -f1")
    #expect(file["digest"] as? String == digest.output.trimmingCharacters(in: .newlines))
    #expect(refused.output.hasSuffix("\"sheet\":\(frozen)}\n"))
    #expect(file["state"] as? String == "refused" && file["refusal"] as? String == "incident")
    #expect(file["refusalNote"] as? String == "漏水" && file["responsible"] as? String == "5001")
    #expect(file["checkedOnTheSpot"] is NSNull && file["difference"] is NSNull)
    let remark = try #require((file["remarks"] as? [[String: Any]])?.first)
    #expect(remark["text"] as? String == "已处理" && remark["by"] as? String == "5002")
    let received = try office.run("handover", "show", "NH-H2", "--json").json()
    #expect(received["state"] as? String == "received")
    #expect(received["checkedOnTheSpot"] as? Bool == true)
    #expect(received["responsible"] as? String == "5002")
    let sheet = try #require(received["sheet"] as? [String: Any])
    #expect(sheet["replaces"] as? String == "NH-H1")
    #expect((sheet["unfinished"] as? [Any])?.count == 1)
  }

  @Test("with --bytes the digest on paper is that of what comes out, by any program")
  func bytes() throws {
    let office = try Office.simulated()
    let added = try office.run("staff", "add", "5001", "赵", "--role", "shiftLeader")
    #expect(added.status == 0, "\(added.complaint)")
    #expect(try office.run("handover", "give", "--campus", "NH", "--as", "5001").status == 0)
    let counted = try office.shell("\"$PATROL\" handover show NH-H1 --bytes | sha256sum")
    let digest = try #require(counted.output.split(separator: " ").first)
    #expect(digest.count == 64)
    let paper = try office.run("handover", "print", "NH-H1")
    #expect(paper.output.contains("\nSHA-256 \(digest)\n"), "\(paper.output.suffix(300))")
    let file = office.path("sheet.json")
    let written = try office.shell("\"$PATROL\" handover show NH-H1 --bytes > '\(file)'")
    #expect(written.status == 0)
    #expect(try Data(contentsOf: URL(fileURLWithPath: file)).last == UInt8(ascii: "}"))
    for words in [["--campus", "NH"], ["NH-H1", "--json"]] {
      let refused = try office.launch(["handover", "show", "--bytes"] + words)
      #expect(refused.status == 64 && refused.output.isEmpty, "\(words) \(refused.complaint)")
    }
    #expect(try office.run("handover", "show", "NH-H9", "--bytes").status == 66)
  }
}
