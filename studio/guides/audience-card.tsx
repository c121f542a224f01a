import { useState } from 'preact/hooks';
import type { Audience } from '../../shared/contract/audience.ts';
import { api } from '../api.ts';
import { AudienceField } from '../audience/audience-field.tsx';
import { Reach } from '../audience/reach.tsx';
import { useReferences } from '../references/references.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { t } from '../ui/i18n.ts';
import { toast } from '../ui/toast.tsx';
import { cardIdOf } from './fault-place.ts';
import { NameDialog } from './name-dialog.tsx';
import { settingWords } from './setting-words.ts';

interface Props {
  name: string;
  audience: Audience;
  onChange: (audience: Audience) => void;
}

/** Who sees the guide, and how many that is. What was built here can be kept as a segment, for other guides too. */
export function AudienceCard({ name, audience, onChange }: Props) {
  const [isNaming, setNaming] = useState(false);
  const { segments } = useReferences();
  const isKept = ('conditions' in audience ? audience.conditions : [audience]).every(
    ({ type }) => type === 'segment',
  );
  return (
    <Card
      id={cardIdOf('audience')}
      title={t(settingWords.audience)}
      actions={
        !isKept && (
          <Button size="small" look="quiet" onClick={() => setNaming(true)}>
            {t(settingWords.saveAsSegment)}
          </Button>
        )
      }
    >
      <div class="stack">
        <AudienceField
          about="people"
          name={name}
          emptyText={t(settingWords.everybody)}
          audience={audience}
          onChange={onChange}
        />
        <Reach audience={audience} />
      </div>
      {isNaming && (
        <NameDialog
          title={t(settingWords.saveAsSegment)}
          note={t(settingWords.saveAsSegmentNote)}
          confirmLabel={t(settingWords.saveAsSegmentConfirm)}
          name=""
          onCreate={async (segmentName) => {
            const { id } = await api.segments.create({ name: segmentName, audience });
            segments.reload();
            onChange({ type: 'all', conditions: [{ type: 'segment', segmentId: id }] });
            setNaming(false);
            toast(t(settingWords.savedAsSegment, segmentName));
          }}
          onClose={() => setNaming(false)}
        />
      )}
    </Card>
  );
}
