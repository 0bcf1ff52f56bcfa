import Localization
import Screen
import WorkOrderEngine

extension DeskModel {
  /// The fields that a step needs, with what is likely written in already.
  func form(for step: OrderStep, order: OrderLine) -> Form {
    switch step {
    case .hold:
      return Form([
        choice("reason", HoldReason.allCases.map { ($0.rawValue, "hold.reason.\($0.rawValue)") }),
        text("until", local(now).date.adding(days: 1).description), text("note"),
      ])
    case .complete:
      return Form([text("cause"), text("remedy"), text("minutes"), text("parts")])
    case .dispatch: return Form([holder])
    case .transfer: return Form([holder, text("reason")])
    case .extend:
      return Form([text("until", local(now).date.adding(days: 7).description), text("reason")])
    case .decideExtension:
      return Form([
        choice("decision", [("approve", "action.approve"), ("deny", "action.deny")]),
        text("reason"),
      ])
    case .prioritize:
      let choices = Priority.allCases.map {
        ChoiceField.Choice(id: $0.rawValue, text: $0.rawValue)
      }
      return Form([
        .choice(
          "priority", label: strings.heading("form.priority"), choices,
          chosen: order.priority.rawValue)
      ])
    case .categorize:
      let isEnglish = settings.language == .en
      let choices = directory.categories.map {
        ChoiceField.Choice(id: $0.id, text: isEnglish ? $0.en : $0.zh)
      }
      return Form([.choice("category", label: strings.heading("form.category"), choices)])
    case .agree:
      let date = local(now).date.adding(days: 7).description
      return Form([text("until", "\(date) 18:00", hint: strings["asking.timeHint"])])
    case .correct:
      let unchanged = strings["asking.unchanged"]
      return Form([
        .picker(
          "place", label: strings.heading("form.place"), directory.places(first: frame.campus),
          hint: unchanged),
        text("text", order.text), text("reporter", hint: unchanged),
        text("contact", hint: unchanged),
      ])
    case .rate:
      let choices = (1...5).reversed().map { ("\($0)", "rating.\($0)") }
      return Form([choice("rating", choices), text("note")])
    case .comment, .sight:
      return Form([.text("text", label: strings.heading("asking.words"))])
    case .tell, .acknowledge: return Form([text("note")])
    default: return Form([text("reason")])
    }
  }

  /// A field whose label is `order.field.NAME`, or `form.NAME`.
  func text(_ id: String, _ text: String = "", hint: String = "") -> FormField {
    .text(id, label: label(id), text, hint: hint)
  }

  private func choice(_ id: String, _ choices: [(id: String, key: String)]) -> FormField {
    .choice(
      id, label: label(id), choices.map { .init(id: $0.id, text: strings[MessageKey($0.key)]) })
  }

  private var holder: FormField {
    .picker(
      "to", label: strings.heading("asking.holder"), directory.holders,
      hint: strings["asking.holderHint"])
  }

  private func label(_ id: String) -> String {
    for prefix in ["order.field", "field", "form", "asking"] {
      let key = MessageKey("\(prefix).\(id)")
      if strings.has(key) { return strings.heading(key) }
    }
    return id
  }

  func local(_ instant: Instant) -> LocalDateTime { zone.local(instant) }
}

extension Asking {
  /// The deed that the filled form means.
  ///
  /// - Throws: the id of the field that will not do.
  func deed(today: CalendarDate, zone: ZoneRules) throws(FieldProblem) -> OrderDeed? {
    guard case .step(let step) = purpose else { return nil }
    switch step {
    case .hold:
      guard let reason = HoldReason(rawValue: form.value("reason")) else {
        throw FieldProblem(field: "reason")
      }
      return .held(reason, note: form.value("note"), until: try date("until", today: today))
    case .complete: return .completed(try completion())
    case .dispatch: return .passed(step, to: try required("to"), reason: "")
    case .transfer:
      return .passed(step, to: try required("to"), reason: try required("reason"))
    case .extend:
      let date = try date("until", today: today)
      let end = zone.instant(LocalDateTime(date: date, hour: 23, minute: 59))
      return .extensionAsked(until: end, reason: try required("reason"))
    case .decideExtension:
      let approves = form.value("decision") == "approve"
      return .extensionDecided(
        approve: approves, reason: approves ? form.value("reason") : try required("reason"))
    case .prioritize:
      return .prioritized(Priority(rawValue: form.value("priority")) ?? .p3)
    case .categorize: return .categorized(form.value("category"))
    case .agree:
      guard let until = TypedDate.readTime(form.value("until"), today: today) else {
        throw FieldProblem(field: "until", remedy: "asking.timeHint")
      }
      return .agreed(until: zone.instant(until))
    case .correct:
      if form["place"]?.isHalfTyped == true { throw FieldProblem(field: "place") }
      guard form.isChanged else {
        throw FieldProblem(field: "text", remedy: "asking.nothingChanged")
      }
      return .corrected(
        place: changed("place"), text: changed("text"), reporter: changed("reporter"),
        contact: changed("contact"))
    case .rate: return .rated(Int(form.value("rating")) ?? 3, note: form.value("note"))
    case .comment: return .noted(step, try required("text"))
    case .sight: return .noted(step, form.value("text"))
    case .tell, .acknowledge: return .noted(step, form.value("note"))
    case .markMajor: return .noted(step, form.value("reason"))
    default: return .noted(step, try required("reason"))
    }
  }

  /// What a field was changed to; `nil` leaves it as it is.
  private func changed(_ field: String) -> String? {
    form.isChanged(field) ? form.value(field) : nil
  }

  private func completion() throws(FieldProblem) -> Completion {
    let typed = form.value("minutes").foldedForFigures
    let minutes = Int(typed)
    guard typed.isEmpty || minutes != nil else {
      throw FieldProblem(field: "minutes", remedy: "asking.numberHint")
    }
    let parts = form.value("parts").split(whereSeparator: { ",，、;；".contains($0) })
    return Completion(
      cause: try required("cause"), remedy: try required("remedy"), minutes: minutes,
      parts: parts.map { String($0) })
  }

  func required(_ field: String) throws(FieldProblem) -> String {
    let value = form.value(field)
    guard value.contains(where: { !$0.isWhitespace }) else { throw FieldProblem(field: field) }
    return value
  }

  func date(_ field: String, today: CalendarDate) throws(FieldProblem) -> CalendarDate {
    guard let date = TypedDate.read(form.value(field), today: today) else {
      throw FieldProblem(field: field, remedy: "asking.dateHint")
    }
    return date
  }
}

/// A field that is empty or will not do.
struct FieldProblem: Error, Hashable, Sendable {
  var field: String
  /// What would do, for a field that is not empty.
  var remedy: MessageKey?
}
