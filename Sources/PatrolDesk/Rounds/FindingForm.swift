import Localization
import Screen
import WorkOrderEngine

/// What is said of a failed item before its order opens: over the lower half, the place and the
/// category being known already.
struct FindingForm: Hashable, Sendable {
  var check: WalkCheck
  var form: Form
  /// What stands in the upper edge: the item.
  var title: String
  /// The id of the command it becomes.
  var command: String
  var isRepaired: Bool

  /// The check with what was written.
  var filled: WalkCheck {
    var check = check
    check.words = form.value("text")
    check.photo = form.value("photo").trimmed
    check.isMajor = form.value("major") == "yes"
    if isRepaired {
      check.done = Completion(cause: form.value("cause"), remedy: form.value("remedy"))
    }
    return check
  }
}

extension DeskModel {
  /// `f` and `r`: the form prefilled with what the round knows.
  mutating func openFinding(_ check: WalkCheck, item: WalkItem, isRepaired: Bool) {
    let yesNo: [ChoiceField.Choice] = [
      .init(id: "no", text: strings["frame.no"]), .init(id: "yes", text: strings["frame.yes"]),
    ]
    let words = FormField.text("text", label: strings.heading("form.text"), rows: 2)
    let photo = text("photo", hint: strings["form.photoHint"])
    let fields =
      isRepaired
      ? [text("cause"), text("remedy"), words, photo]
      : [
        words,
        .choice(
          "major", label: strings.heading("form.major"), yesNo,
          chosen: item.isMajor ? "yes" : "no"),
        photo,
      ]
    let verb = strings.heading(isRepaired ? "form.onTheSpot" : "check.finding")
    layers.append(
      .finding(
        FindingForm(
          check: check, form: Form(fields),
          title: "\(verb) \(settings.glyphs.dot) \(item.name)", command: nextCommand(),
          isRepaired: isRepaired)))
  }

  /// Keys of that form.
  mutating func typeInFinding(_ finding: FindingForm, _ action: Action) -> [Effect] {
    var finding = finding
    var isSubmitted = false
    switch action {
    case .save:
      _ = finding.form.handle(.control("s"))
      isSubmitted = true
    case .back: return leaveForm(isChanged: finding.form.isChanged)
    case .type(let key): isSubmitted = finding.form.handle(key) == .submitted
    default: return []
    }
    let needed = finding.isRepaired ? ["cause", "remedy"] : []
    let missing = needed.first { finding.form.value($0).trimmed.isEmpty }
    if isSubmitted, let missing {
      finding.form[missing]?.problem = strings["form.required"]
      finding.form.focus(on: missing)
      say("form.missing", ["field": finding.form[missing]?.label ?? missing], ink: .risk)
      isSubmitted = false
    }
    layers[layers.count - 1] = .finding(finding)
    return isSubmitted ? [.give(.check(finding.filled), id: finding.command)] : []
  }
}
