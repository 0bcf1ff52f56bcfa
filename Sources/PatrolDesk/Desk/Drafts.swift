import Localization
import Screen

/// What was typed into forms that were never sent: by the form, then by the field. A desk that ends without
/// being asked to, as when the line drops, hands it on to the next one.
public typealias DeskDrafts = [String: [String: String]]

extension DeskModel {
  /// Open forms with something typed in them, and what is still kept for forms that nobody opened.
  var openDrafts: DeskDrafts {
    var open = drafts
    for layer in layers {
      guard let form = layer.form, form.isChanged, let key = layer.draftKey else { continue }
      open[key] = form.values
    }
    return open
  }

  /// A form that opens takes up what was typed into it before.
  mutating func takeUpDraft(over count: Int) -> [Effect] {
    guard layers.count > count, let key = layers.last?.draftKey,
      let values = drafts.removeValue(forKey: key)
    else { return [] }
    layers[layers.count - 1].fill(values)
    say("form.draftBack", ink: .good)
    guard case .defect(let form)? = layers.last, !form.draft.place.isEmpty else { return [] }
    return [.ask(.duplicates(place: form.draft.place, category: form.draft.category))]
  }

  /// A paste that is longer than its field may be is not cut in silence.
  mutating func sayLimit() {
    let limit =
      switch layers.last {
      case .prompt(let prompt): prompt.prompt.field.isCut ? prompt.prompt.field.limit : nil
      default: layers.last?.form?.limitReached
      }
    if let limit { say("form.cut", ["limit": "\(limit)"], ink: .risk) }
  }
}

extension Layer {
  var form: Form? {
    switch self {
    case .defect(let defect): defect.form
    case .asking(let asking): asking.form
    case .finding(let finding): finding.form
    default: nil
    }
  }

  /// Which form it is: the one for defects, or that for a step with its subject.
  var draftKey: String? {
    switch self {
    case .defect: "defect"
    case .asking(let asking): asking.title
    case .finding(let finding):
      "\(finding.check.round) \(finding.check.stop) \(finding.check.item)"
    default: nil
    }
  }

  fileprivate mutating func fill(_ values: [String: String]) {
    switch self {
    case .defect(var defect):
      defect.form.fill(values)
      // What was chosen by hand is not guessed again.
      (defect.isCategoryChosen, defect.isPriorityChosen) = (true, true)
      self = .defect(defect)
    case .asking(var asking):
      asking.form.fill(values)
      self = .asking(asking)
    case .finding(var finding):
      finding.form.fill(values)
      self = .finding(finding)
    default: break
    }
  }
}
