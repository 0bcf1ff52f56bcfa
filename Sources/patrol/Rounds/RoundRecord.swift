import ArgumentParser
import Foundation
import Localization
import ServiceClock
import WorkOrderEngine

/// `patrol round record ROUTE FILE`: a round that was walked without a terminal, recorded late.
struct RoundRecord: PatrolCommand {
  static let configuration = CommandConfiguration(
    commandName: "record", abstract: helpText("help.round.record"))

  @OptionGroup(title: helpText("help.global")) var global: GlobalOptions

  @Argument(help: ArgumentHelp(helpText("help.round.route"), valueName: "route"))
  var route: String

  @Argument(help: ArgumentHelp(helpText("help.round.file"), valueName: "file"))
  var file: String

  @Option(help: ArgumentHelp(helpText("help.round.started"), valueName: "time"))
  var started: String

  @Option(help: ArgumentHelp(helpText("help.round.finished"), valueName: "time"))
  var finished: String

  @Option(help: ArgumentHelp(helpText("help.reason"), valueName: "text"))
  var reason = ""

  @Option(help: ArgumentHelp(helpText("help.id"), valueName: "text"))
  var id: String?

  /// A line of the file: an answer at a stop, or why the stop was not reached.
  private struct Line: Codable {
    var stop: Int
    var item: String?
    var answer: String?
    var at: String?
    var text: String?
    var major: Bool?
    var skip: String?

    /// Says why a stop was not reached, and nothing else beside it.
    var isSkip: Bool {
      skip != nil && item == nil && answer == nil && at == nil && text == nil && major == nil
    }
  }

  func run(_ invocation: Invocation) throws {
    let answer = try invocation.withSession { session in
      let zone = try session.ask { try $0.campus(try $0.route(named: route).campus).zone }
      return try session.perform(
        RecordRound(
          route: route, started: try TimeText.instant(started, in: zone),
          finished: try TimeText.instant(finished, in: zone), stops: try stops(in: zone),
          reason: reason), id: id)
    }
    if !invocation.options.json {
      for order in answer.orders { invocation.output.write(line: order) }
    }
    RoundAnswer(summary: answer.round).write(to: invocation)
  }

  private func stops(in zone: ZoneRules) throws -> [RecordRound.Stop] {
    var stops: [Int: RecordRound.Stop] = [:]
    let decoder = JSONDecoder()
    try Files.lines(of: file) { bytes, number in
      guard !bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }) else { return }
      let data = Data(bytes)
      guard let line = try? decoder.decode(Line.self, from: data), line.skip == nil || line.isSkip,
        JSONStranger.repeated(in: data) == nil
      else { throw Failure(.malformed, "error.badRoundLine", ["line": "\(number)"]) }
      if let stranger = try JSONStranger.path(in: data, readAs: line) {
        throw Failure(
          .malformed, "error.roundLineStranger", ["line": "\(number)", "name": stranger.text])
      }
      var stop = stops[line.stop] ?? RecordRound.Stop(position: line.stop, answers: [])
      if let skip = line.skip {
        stop.skipReason = skip
      } else {
        guard let item = line.item, let answer = line.answer.flatMap(CheckAnswer.init),
          let at = line.at
        else { throw Failure(.malformed, "error.badRoundLine", ["line": "\(number)"]) }
        stop.answers.append(
          RecordRound.Answered(
            item: item, answer: answer, at: try TimeText.instant(at, in: zone),
            words: line.text ?? "", major: line.major ?? false))
      }
      stops[line.stop] = stop
    }
    return stops.values.sorted { $0.position < $1.position }
  }
}
