import Localization
import Screen
import TextCells
import WorkOrderEngine

extension DeskModel {
  /// Keys of a small form.
  mutating func typeInAsking(_ asking: Asking, _ action: Action) -> [Effect] {
    var asking = asking
    switch action {
    case .save:
      _ = asking.form.handle(.control("s"))
      return submit(asking)
    case .back: return leaveForm(isChanged: asking.form.isChanged)
    case .type(let key):
      let outcome = asking.form.handle(key)
      if case .changed = outcome { asking.note = "" }
      layers[layers.count - 1] = .asking(asking)
      // There is one thing to choose: choosing it is all.
      let isFound = asking.purpose == .findPlace && !asking.form.value("place").isEmpty
      return outcome == .submitted || isFound ? submit(asking) : []
    default: return []
    }
  }

  private mutating func submit(_ asking: Asking) -> [Effect] {
    var asking = asking
    defer {
      if case .asking(let top)? = layers.last, top.command == asking.command {
        layers[layers.count - 1] = .asking(asking)
      }
    }
    do throws(FieldProblem) {
      switch asking.purpose {
      case .step:
        let deed = try asking.deed(today: local(now).date, zone: zone)
        return deed.map { give($0, to: asking.targets, id: asking.command, seen: asking.seen) }
          ?? []
      case .route(let question, let route):
        let deed = try asking.deed(question, today: local(now).date)
        return [.give(.route(deed, route: route), id: asking.command)]
      case .skip(var check):
        check.words = try asking.required("reason")
        if asking.form.value("scope") == "stop" {
          return [
            .give(
              .skipStop(round: check.round, stop: check.stop, reason: check.words),
              id: asking.command)
          ]
        }
        return [.give(.check(check), id: asking.command)]
      case .finish(let round):
        let reason = try asking.required("reason")
        return [.give(.finishRound(round, reason: reason), id: asking.command)]
      case .give(let campus, let carried):
        return [.ask(.concerns(asking.giving(campus: campus, carried), id: asking.command))]
      case .receive(let number):
        let checked = asking.form.value("checked") == "yes"
        return [.give(.receiveSheet(number, checked: checked), id: asking.command)]
      case .personStep(.enterDuty, let person):
        let duty = try asking.dutyDraft(of: person ?? "", today: local(now).date)
        return [.give(.enterDuty(duty), id: asking.command)]
      case .personStep(_, let person):
        return [.give(.writePerson(try asking.personDraft(of: person)), id: asking.command)]
      case .findPlace:
        let path = try asking.required("place")
        layers.removeLast()
        return reveal(path)
      case .backup, .importFile:
        asking.forgetObjections()
        return begin(try asking.errand(), id: asking.command)
      case .remark(let number):
        return [.give(.remarkSheet(number, text: try asking.required("note")), id: asking.command)]
      case .refuseSheet(let number):
        let reason = HandoverRefusal(rawValue: asking.form.value("reason")) ?? .incomplete
        let note = asking.form.value("note")
        return [
          .give(.refuseSheet(number, reason: reason, note: note), id: asking.command)
        ]
      }
    } catch {
      let typed = asking.form.value(error.field).trimmed
      asking.form.focus(on: error.field)
      guard let remedy = error.remedy, !typed.isEmpty else {
        asking.form[error.field]?.problem = strings["form.required"]
        sayMissing(asking.form[error.field], called: error.field)
        return []
      }
      asking.form[error.field]?.problem = strings["asking.wrong"]
      say("form.unfit", ["text": typed, "remedy": strings[remedy]], ink: .risk)
      return []
    }
  }

  /// A field must be filled; what was typed of a thing that there is not is no empty field.
  mutating func sayMissing(_ field: FormField?, called id: String) {
    if let field, field.isHalfTyped, case .picker(let picker, _) = field.content {
      say("form.noMatch", ["text": picker.query.text], ink: .risk)
    } else {
      say("form.missing", ["field": field?.label ?? id], ink: .risk)
    }
  }

  /// Esc in a form: asks only if something would be lost.
  mutating func leaveForm(isChanged: Bool) -> [Effect] {
    if isChanged {
      layers.append(.discard)
    } else {
      layers.removeLast()
    }
    return []
  }

  /// y throws the layer below away, n goes on writing.
  mutating func decideDiscard(_ action: Action) -> [Effect] {
    switch action {
    case .discard: layers.removeLast(min(2, layers.count))
    case .back: layers.removeLast()
    default: break
    }
    return []
  }
}

extension Asking {
  /// The sheet with what was written anew; what was left as it stood stays so. A line of an equals sign
  /// stands for what an earlier sheet hands on.
  func giving(campus: String, _ carried: [HandoverTopic: String]) -> SheetGiving {
    var giving = SheetGiving(campus: campus, to: form.value("to"), written: [:])
    for topic in HandoverTopic.allCases where form.isChanged(topic.rawValue) {
      let text = form.value(topic.rawValue).trimmed
      guard !text.isEmpty else {
        giving.erased.append(topic)
        continue
      }
      let lines = SheetGiving.lines(of: text).map { line in
        line.foldedWidth == "=" ? carried[topic] ?? line : line
      }
      giving.written[topic] = lines.joined(separator: "; ")
    }
    return giving
  }
}
