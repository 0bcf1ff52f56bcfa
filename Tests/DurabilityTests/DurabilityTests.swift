import FaultCampaign
import Foundation
import TestFolders
import Testing

/// Samples of the campaigns of `FaultNight`, which README names.
@Suite("Nothing confirmed is lost", .serialized)
struct DurabilityTests {
  /// Beside the program that runs the tests.
  static func program() throws -> URL {
    URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appendingPathComponent("FaultNight")
  }

  @Test("a disk that goes wrong at any moment of a day takes nothing that was confirmed")
  func faults() throws {
    let campaign = try DayCampaign(
      program: DurabilityTests.program(), in: TestFolder.make(), isThorough: false)
    #expect(campaign.calls >= 2_000, "the day is long enough for the campaign")
    let points = (0..<40).map { 1 + $0 * (campaign.calls - 1) / 39 }
    let findings = campaign.pass(
      points.enumerated().map { index, call in
        (Fault.allCases[index % Fault.allCases.count], call, UInt64(index))
      })
    #expect(findings.map(\.description) == [])
  }

  @Test("writers that are ended at any moment leave a file that opens, and each command once")
  func kills() throws {
    let campaign = try StormCampaign(
      program: DurabilityTests.program(), in: TestFolder.make(), seed: 7)
    try campaign.pass(kills: 30, name: "storm")
    #expect(campaign.kills >= 30)
    #expect(campaign.confirmed > 100)
  }

  @Test("copies among sixteen writers are each of one moment, and a restore tells all of them")
  func copies() throws {
    let confirmed = try CopyCampaign.pass(
      program: DurabilityTests.program(), in: TestFolder.make(), writers: 16, copies: 3)
    #expect(confirmed > 16 * 3)
  }

  @Test("a restore that is cut short leaves the old file whole, or the new one")
  func restores() throws {
    let campaign = try RestoreCampaign(
      program: DurabilityTests.program(), in: TestFolder.make())
    for (index, fault) in Fault.allCases.enumerated() {
      for part in 0..<3 {
        let call = 1 + (campaign.calls - 1) * part / 2
        try campaign.pass(fault, at: call, seed: UInt64(index))
      }
    }
    for kill in 0..<8 {
      _ = try campaign.kill(after: .milliseconds(kill * 3), name: "kill-\(kill)")
    }
  }
}
