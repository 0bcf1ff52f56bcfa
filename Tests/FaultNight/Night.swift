import FaultCampaign
import Foundation

/// The campaigns of durability, as ``NightWords`` ask for them.
///
/// As `FaultNight day`, `restore` or `storm` it is what a campaign runs and ends.
@main
enum Night {
  static func main() throws {
    let arguments = CommandLine.arguments
    beTheOther(arguments)
    let words = asked(Array(arguments.dropFirst()))
    let seed = words.seed
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("patrol-faults-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let program = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    var findings = try days(
      words.points, words.fault.map { [$0] } ?? Fault.allCases, seed, program, folder)
    if words.fault == nil {
      findings += try restores(seed, program, folder)
      findings += try copies(program, folder)
      findings += try storm(words.kills, seed, program, folder)
    }
    guard findings.isEmpty else {
      for finding in findings { DayRun.say(finding.description) }
      DayRun.say("\(findings.count) findings; the files stand in \(folder.path)")
      exit(1)
    }
    try FileManager.default.removeItem(at: folder)
  }

  /// What is asked for; does not return when that is help, or nothing that is known.
  private static func asked(_ arguments: [String]) -> NightWords {
    do {
      let words = try NightWords(arguments)
      if words.asksForHelp {
        DayRun.say(NightWords.usage)
        exit(0)
      }
      return words
    } catch {
      FileHandle.standardError.write(Data("FaultNight: \(error)\n\(NightWords.usage)\n".utf8))
      exit(64)
    }
  }

  /// Whether this process is one of those that a campaign starts; it does not return then.
  private static func beTheOther(_ arguments: [String]) {
    guard arguments.count > 4, ["day", "restore", "storm"].contains(arguments[1]) else { return }
    let folder = URL(fileURLWithPath: arguments[2])
    if arguments[1] == "storm" {
      StormWriter.work(in: folder, name: arguments[3], first: Int(arguments[4]) ?? 0)
    }
    guard arguments.count > 5, let call = Int(arguments[4]), let seed = UInt64(arguments[5]) else {
      exit(64)
    }
    let fault = Fault(rawValue: arguments[3])
    if arguments[1] == "restore" {
      RestoreCampaign.restore(in: folder, fault: fault, call: call, seed: seed)
    }
    guard arguments.count == 8, let first = Int(arguments[6]), let end = Int(arguments[7]) else {
      exit(64)
    }
    DayRun.pass(first..<end, in: folder, fault: fault, call: call, seed: seed)
  }

  private static func days(
    _ points: Int, _ faults: [Fault], _ seed: UInt64, _ program: URL, _ folder: URL
  ) throws -> [Finding] {
    guard points > 0 else { return [] }
    let campaign = try DayCampaign(program: program, in: folder)
    let calls = 1...max(1, min(points, campaign.calls))
    let began = ContinuousClock.now
    var findings: [Finding] = []
    for fault in faults {
      let some = campaign.pass(calls.map { (fault, $0, seed &+ UInt64($0)) })
      findings += some
      DayRun.say(
        "\(fault): \(calls.count) of the \(campaign.calls) calls of \(campaign.steps) steps, "
          + "\(some.count) findings, \(ContinuousClock.now - began)")
    }
    return findings
  }

  private static func restores(
    _ seed: UInt64, _ program: URL, _ folder: URL
  ) throws -> [Finding] {
    let campaign = try RestoreCampaign(program: program, in: folder)
    var findings: [Finding] = []
    func note(_ body: () throws -> Void) {
      do { try body() } catch { findings.append(error as? Finding ?? Finding(error)) }
    }
    for fault in Fault.allCases {
      for call in 1...campaign.calls {
        note { try campaign.pass(fault, at: call, seed: seed &+ UInt64(call)) }
      }
    }
    var confirmed = 0
    for kill in 0..<200 {
      note {
        let delay = Duration.microseconds(kill * 100)
        if try campaign.kill(after: delay, name: "kill-\(kill)") { confirmed += 1 }
      }
    }
    DayRun.say(
      "restore: each of \(campaign.calls) calls in each way, 200 kills (\(confirmed) after its "
        + "confirmation), \(findings.count) findings")
    return findings
  }

  private static func copies(_ program: URL, _ folder: URL) throws -> [Finding] {
    var confirmed = 0
    do {
      for round in 1...10 {
        let place = folder.appendingPathComponent("copies-\(round)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        confirmed += try CopyCampaign.pass(program: program, in: place, writers: 16, copies: 10)
        try FileManager.default.removeItem(at: place)
      }
    } catch {
      return [error as? Finding ?? Finding(error)]
    }
    DayRun.say("copies: 100 among 16 writers, 10 restores under their hands, \(confirmed) commands")
    return []
  }

  private static func storm(
    _ kills: Int, _ seed: UInt64, _ program: URL, _ folder: URL
  ) throws -> [Finding] {
    guard kills > 0 else { return [] }
    let campaign = try StormCampaign(program: program, in: folder, seed: seed)
    var findings: [Finding] = []
    var round = 0
    while campaign.kills < kills {
      round += 1
      do {
        try campaign.pass(kills: min(50, kills - campaign.kills), name: "storm-\(round)")
      } catch {
        findings.append(error as? Finding ?? Finding(error))
        if findings.count > 9 { break }
      }
    }
    DayRun.say(
      "storm: \(campaign.kills) kills, \(campaign.confirmed) commands confirmed, "
        + "\(findings.count) findings")
    return findings
  }
}
