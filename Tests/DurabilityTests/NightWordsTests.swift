import FaultCampaign
import Foundation
import TestFolders
import Testing

@Suite("What a night is asked for")
struct NightWordsTests {
  @Test("without a word everything, and each word what it says")
  func words() throws {
    let usual = try NightWords([])
    #expect((usual.points, usual.kills, usual.seed) == (2_000, 1_000, 1))
    #expect(usual.fault == nil)
    let asked = try NightWords(["--fault", "power", "--points", "5", "--kills", "0", "--seed", "9"])
    #expect((asked.points, asked.kills, asked.seed) == (5, 0, 9))
    #expect(asked.fault == .power)
  }

  @Test(
    "what is not known is refused by its name",
    arguments: [
      ["--kill", "3"], ["power"], ["--points"], ["--points", "many"], ["--seed", "-1"],
      ["--fault", "fire"],
    ])
  func unknown(_ words: [String]) throws {
    let refusal = try #require(throws: NightWords.Refusal.self) { try NightWords(words) }
    #expect(refusal.description.contains(words[0]))
  }

  @Test("the program shows its words, or says what is wrong, and begins nothing")
  func program() throws {
    for (words, status, isAsked) in [(["--help"], 0, true), (["--hepl"], 64, false)] {
      let (folder, night) = (try TestFolder.make(), Process())
      let (output, errors) = (Pipe(), Pipe())
      night.executableURL = try DurabilityTests.program()
      night.arguments = words
      night.environment = ["TMPDIR": folder.path]
      (night.standardOutput, night.standardError) = (output, errors)
      try night.run()
      let said = [output, errors].map {
        String(decoding: $0.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
      }
      night.waitUntilExit()
      #expect(night.terminationStatus == status)
      #expect(said[isAsked ? 0 : 1].contains("usage: FaultNight"))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
  }
}
