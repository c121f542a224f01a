import { createModel, signal } from '@preact/signals';
import { Pencil, Plus, SlidersHorizontal, Trash2 } from 'lucide';
import { shippedRuleTitles } from '../../shared/contract/alert.ts';
import { api, type KeptRule } from '../api.ts';
import { ListTable } from '../list/list-table.tsx';
import { createResource } from '../resource.ts';
import { may } from '../session.ts';
import { stageName } from '../stage-name.ts';
import { Badge } from '../ui/badge.tsx';
import { Button, IconButton } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { ConfirmDialog } from '../ui/dialog.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Switch } from '../ui/field.tsx';
import { formatList, t } from '../ui/i18n.ts';
import { LoadFault } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { toastFault } from '../ui/toast.tsx';
import { useModel } from '../ui/use-model.ts';
import { conditionText } from './condition-text.ts';
import { RuleDialog } from './rule-dialog.tsx';
import { words } from './words.ts';

const RulesModel = createModel(() => {
  const rules = createResource(() => api.alerts.rules());
  return {
    rules,
    /** `null`: a new one. */
    editing: signal<KeptRule | null | undefined>(undefined),
    removing: signal<KeptRule | undefined>(undefined),
    async pause({ id, shipped: _, ...rule }: KeptRule, isPaused: boolean) {
      try {
        await api.alerts.changeRule(id, { ...rule, isPaused });
        rules.reload();
      } catch (error) {
        toastFault((error as Error).message);
      }
    },
  };
});

export const ruleName = ({ shipped, name }: KeptRule) => (shipped ? t(shippedRuleTitles[shipped]) : name);

/** Whom a rule tells, in words. */
export function receiversText({ toOwner, toTeam, toRoles, receiverIds }: KeptRule): string {
  const whom = [
    ...(toOwner ? [t(words.theOwner)] : []),
    ...(toTeam ? [t(words.theTeam)] : []),
    ...toRoles.flatMap((role) => (role === 'custom' ? [] : [t(words[`role_${role}`])])),
    ...(receiverIds.length > 0 ? [t(words.more, receiverIds.length)] : []),
  ];
  return whom.length === 0 ? t(words.nobody) : formatList(whom);
}

export function RulesPage() {
  const model = useModel(RulesModel);
  const fault = model.rules.error.value;
  const editing = model.editing.value;
  const removing = model.removing.value;
  const add = may('judgement.write') && (
    <Button
      look="primary"
      icon={Plus}
      onClick={() => {
        model.editing.value = null;
      }}
    >
      {t(words.newRule)}
    </Button>
  );
  return (
    <Page
      title={t(words.rulesTitle)}
      note={t(words.rulesText)}
      breadcrumb={[{ label: t(words.title), href: '/alerts' }]}
      actions={add}
    >
      {fault ? (
        <LoadFault error={fault} onRetry={model.rules.reload} />
      ) : (
        <Card isFlush>
          <ListTable
            name="rules"
            more={{
              condition: ({ metric, condition }) => conditionText(metric, condition),
              receivers: receiversText,
              tiers: ({ tiers }) => formatList(tiers.map((tier) => t(words[tier]))),
            }}
            label={t(words.rules)}
            rows={model.rules.data.value?.rules}
            rowKey={({ id }) => id}
            empty={<EmptyState icon={SlidersHorizontal} title={t(words.rules)} actions={add} />}
            columns={[
              {
                key: 'name',
                value: ruleName,
                header: t(words.rule),
                cell: (rule) => (
                  <span class="two-lines">
                    <span class="row">
                      {ruleName(rule)}
                      {rule.shipped && <Badge>{t(words.ships)}</Badge>}
                    </span>
                    <span class="note">{conditionText(rule.metric, rule.condition)}</span>
                    <span class="note">{t(words.tellsWhom, receiversText(rule))}</span>
                  </span>
                ),
              },
              {
                key: 'where',
                value: ({ stages }) => formatList(stages.map(stageName)),
                header: t(words.stages),
                isSecondary: true,
                cell: ({ stages, tiers }) => (
                  <span class="two-lines">
                    <span>{stages.length === 0 ? t(words.any) : formatList(stages.map(stageName))}</span>
                    {tiers.length > 0 && (
                      <span class="note">
                        {t(words.inTiers, formatList(tiers.map((tier) => t(words[tier]))))}
                      </span>
                    )}
                  </span>
                ),
              },
              {
                key: 'isOn',
                value: ({ isPaused }) => (isPaused ? 0 : 1),
                header: t(words.isOn),
                cell: (rule) => (
                  <Switch
                    label={<span class="visually-hidden">{ruleName(rule)}</span>}
                    isChecked={!rule.isPaused}
                    isDisabled={!may('judgement.write')}
                    onChange={(isOn) => void model.pause(rule, !isOn)}
                  />
                ),
              },
              ...(may('judgement.write')
                ? [
                    {
                      key: 'edit',
                      header: t(words.edit),
                      align: 'end' as const,
                      cell: (rule: KeptRule) => (
                        <span class="nowrap">
                          <IconButton
                            icon={Pencil}
                            size="small"
                            label={t(words.edit)}
                            onClick={() => {
                              model.editing.value = rule;
                            }}
                          />
                          {!rule.shipped && (
                            <IconButton
                              icon={Trash2}
                              size="small"
                              label={t(words.remove)}
                              onClick={() => {
                                model.removing.value = rule;
                              }}
                            />
                          )}
                        </span>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </Card>
      )}
      {editing !== undefined && (
        <RuleDialog
          rule={editing ?? undefined}
          onDone={() => {
            model.editing.value = undefined;
            model.rules.reload();
          }}
          onClose={() => {
            model.editing.value = undefined;
          }}
        />
      )}
      {removing && (
        <ConfirmDialog
          title={t(words.removeTitle, removing.name)}
          confirmLabel={t(words.remove)}
          isDangerous
          onConfirm={async () => {
            await api.alerts.removeRule(removing.id);
            model.rules.reload();
          }}
          onClose={() => {
            model.removing.value = undefined;
          }}
        >
          {t(words.removeText)}
        </ConfirmDialog>
      )}
    </Page>
  );
}
