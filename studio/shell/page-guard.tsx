import { Component, type ComponentChildren } from 'preact';
import { Button } from '../ui/button.tsx';
import { t } from '../ui/i18n.ts';
import { Notice } from '../ui/notice.tsx';
import { words } from './words.ts';

/** Keeps the navigation alive when a page throws, or when its file can't be fetched after an update. */
export class PageGuard extends Component<
  { path: string; children: ComponentChildren },
  { fault: Error | null }
> {
  override state = { fault: null as Error | null };

  static override getDerivedStateFromError(fault: Error) {
    return { fault };
  }

  override componentDidUpdate(before: { path: string }) {
    if (this.state.fault && before.path !== this.props.path) this.setState({ fault: null });
  }

  override render() {
    const { fault } = this.state;
    if (!fault) return this.props.children;
    return (
      <div class="page page--normal">
        <Notice
          tone="danger"
          title={t(words.pageFault)}
          actions={
            <Button size="small" onClick={() => location.reload()}>
              {t(words.reload)}
            </Button>
          }
        >
          {fault.message}
        </Notice>
      </div>
    );
  }
}
